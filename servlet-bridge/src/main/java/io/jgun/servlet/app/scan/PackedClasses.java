package io.jgun.servlet.app.scan;

import io.jgun.servlet.app.scan.ScannedClass.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The classes of a jar or directory as bytes: all texts, sorted, then the classes, which name the texts by number. */
final class PackedClasses {

    /** The number of no text. */
    private static final int NULL = 0;

    private PackedClasses() {}

    static byte[] pack(List<ScannedClass> classes) {
        TreeSet<String> texts = new TreeSet<>();
        classes.forEach(type -> addTexts(texts, type));
        PackedOutput out = new PackedOutput();
        Map<@Nullable String, Integer> numbers = new HashMap<>();
        numbers.put(null, NULL);
        out.number(texts.size());
        for (String text : texts) {
            out.text(text);
            numbers.put(text, numbers.size());
        }
        out.number(classes.size());
        for (ScannedClass type : classes) {
            pack(type, numbers, out);
        }
        return out.bytes();
    }

    private static void addTexts(Set<String> texts, ScannedClass type) {
        texts.add(type.name());
        add(texts, type.superName());
        texts.addAll(type.interfaces());
        texts.addAll(type.annotations());
        for (Member member : type.members()) {
            texts.addAll(List.of(member.annotation(), member.name(), member.type()));
            add(texts, member.signature());
        }
    }

    private static void add(Set<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private static void pack(ScannedClass type, Map<@Nullable String, Integer> numbers, PackedOutput out) {
        out.number(number(type.name(), numbers));
        out.number(type.version());
        out.number(type.access());
        out.number(number(type.superName(), numbers));
        pack(type.interfaces(), numbers, out);
        pack(type.annotations(), numbers, out);
        out.number(type.members().size());
        for (Member member : type.members()) {
            out.number(member.isMethod() ? 1 : 0);
            out.number(number(member.annotation(), numbers));
            out.number(number(member.name(), numbers));
            out.number(member.access());
            out.number(number(member.type(), numbers));
            out.number(number(member.signature(), numbers));
        }
    }

    private static void pack(List<String> names, Map<@Nullable String, Integer> numbers, PackedOutput out) {
        out.number(names.size());
        names.forEach(name -> out.number(number(name, numbers)));
    }

    private static int number(@Nullable String text, Map<@Nullable String, Integer> numbers) {
        Integer number = numbers.get(text);
        if (number == null) {
            throw new IllegalStateException(text + " is not among the texts");
        }
        return number;
    }

    /** False if a name has half a surrogate pair, as a class file may: it would not come back from its bytes. */
    static boolean canPack(List<ScannedClass> classes) {
        TreeSet<String> texts = new TreeSet<>();
        classes.forEach(type -> addTexts(texts, type));
        return texts.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
    }

    /** @throws IOException if the bytes are not what {@link #pack} has made */
    static List<ScannedClass> unpack(byte[] bytes) throws IOException {
        PackedInput in = new PackedInput(bytes);
        @Nullable String[] texts = new String[in.count() + 1];
        for (int i = 1; i < texts.length; i++) {
            texts[i] = in.text();
        }
        int count = in.count();
        List<ScannedClass> classes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            classes.add(unpack(in, texts));
        }
        if (!in.isAtEnd()) {
            throw PackedInput.damaged();
        }
        return classes;
    }

    private static ScannedClass unpack(PackedInput in, @Nullable String[] texts) throws IOException {
        String name = text(in, texts);
        int version = in.number();
        int access = in.number();
        @Nullable String superName = texts[in.below(texts.length)];
        List<String> interfaces = names(in, texts);
        List<String> annotations = names(in, texts);
        return new ScannedClass(name, version, access, superName, interfaces, annotations, members(in, texts));
    }

    private static List<Member> members(PackedInput in, @Nullable String[] texts) throws IOException {
        int count = in.count();
        if (count == 0) {
            return List.of();
        }
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean isMethod = in.below(2) == 1;
            String annotation = text(in, texts);
            String name = text(in, texts);
            int access = in.number();
            String type = text(in, texts);
            members.add(new Member(isMethod, annotation, name, access, type, texts[in.below(texts.length)]));
        }
        return members;
    }

    private static List<String> names(PackedInput in, @Nullable String[] texts) throws IOException {
        int count = in.count();
        if (count == 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(text(in, texts));
        }
        return names;
    }

    private static String text(PackedInput in, @Nullable String[] texts) throws IOException {
        String text = texts[in.below(texts.length)];
        if (text == null) {
            throw PackedInput.damaged();
        }
        return text;
    }
}
