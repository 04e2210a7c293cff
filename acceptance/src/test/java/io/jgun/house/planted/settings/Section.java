package io.jgun.house.planted.settings;

/** Offends: a setting that nothing reads. */
public final class Section {

    public static final Setting READ = new Setting("read");

    public static final Setting UNREAD = new Setting("unread");

    private Section() {}
}
