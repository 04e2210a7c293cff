package io.jgun.servlet.session.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a session as they are stored: each serialized by itself, so that one that cannot be read leaves the
 * others whole, and changes of two processes to different attributes do not undo each other. Those that have objects in
 * common are there once more together, so that they have them in common again. Immutable.
 */
final class Content {

    static final Content EMPTY = new Content(new TreeMap<>(), List.of());

    private static final int FORMAT = 0x6a67_0001;

    /** Attributes that have objects in common: a serialized map. */
    static final class Group {

        private final Set<String> names;
        private final byte[] bytes;

        Group(Set<String> names, byte[] bytes) {
            this.names = Collections.unmodifiableSet(new TreeSet<>(names));
            this.bytes = bytes;
        }

        Set<String> names() {
            return names;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private final SortedMap<String, byte[]> attributes;
    private final List<Group> groups;

    /** The arrays become its own. */
    Content(Map<String, byte[]> attributes, List<Group> groups) {
        this.attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        this.groups = List.copyOf(groups);
    }

    Set<String> names() {
        return attributes.keySet();
    }

    List<Group> groups() {
        return groups;
    }

    /** Null if there is no such attribute. */
    byte @Nullable [] get(String name) {
        return attributes.get(name);
    }

    Map<String, byte[]> attributes() {
        return attributes;
    }

    private boolean has(String name, Content other) {
        byte[] bytes = get(name);
        return bytes != null && Arrays.equals(bytes, other.get(name));
    }

    /** The names of attributes that are new, differ, or are gone. */
    Set<String> changedSince(Content before) {
        Set<String> changed = new TreeSet<>(names());
        changed.addAll(before.names());
        changed.removeIf(name -> has(name, before));
        return changed;
    }

    /** This one with some attributes as they are in another, or are not. */
    Content with(Set<String> changed, Content other) {
        Map<String, byte[]> merged = new TreeMap<>(attributes);
        for (String name : changed) {
            byte[] bytes = other.get(name);
            if (bytes == null) {
                merged.remove(name);
            } else {
                merged.put(name, bytes);
            }
        }
        Content result = new Content(merged, List.of());
        List<Group> valid = new ArrayList<>(result.valid(other));
        for (Group group : result.valid(this)) {
            if (valid.stream().allMatch(kept -> Collections.disjoint(kept.names, group.names))) {
                valid.add(group);
            }
        }
        return new Content(merged, valid);
    }

    private List<Group> valid(Content source) {
        return source.groups.stream()
                .filter(group -> group.names.stream().allMatch(name -> has(name, source)))
                .toList();
    }

    /** This one without some attributes. */
    Content without(Set<String> names) {
        return names.isEmpty() ? this : with(names, EMPTY);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(attributes.size());
            for (Map.Entry<String, byte[]> attribute : attributes.entrySet()) {
                out.writeUTF(attribute.getKey());
                write(out, attribute.getValue());
            }
            out.writeInt(groups.size());
            for (Group group : groups) {
                out.writeInt(group.names.size());
                for (String name : group.names) {
                    out.writeUTF(name);
                }
                write(out, group.bytes);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IOException if these are no such bytes, or not all of them */
    static Content of(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("it is not of this version of jgun");
            }
            Map<String, byte[]> attributes = new TreeMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                attributes.put(in.readUTF(), read(in));
            }
            List<Group> groups = new ArrayList<>();
            for (int count = in.readInt(); count > 0; count--) {
                Set<String> names = new TreeSet<>();
                for (int members = in.readInt(); members > 0; members--) {
                    names.add(in.readUTF());
                }
                groups.add(new Group(names, read(in)));
            }
            return new Content(attributes, groups);
        }
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length < 0 || length > in.available() ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("its end is missing");
        }
        return bytes;
    }
}
