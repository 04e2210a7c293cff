package io.jgun.servlet.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jgun.servlet.session.store.Content.Group;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ContentTest {

    private static Content content(String attributes, String... groups) {
        Map<String, byte[]> map = new TreeMap<>();
        for (String attribute : attributes.isEmpty() ? new String[0] : attributes.split(" ", -1)) {
            map.put(attribute.substring(0, 1), bytes(attribute.substring(1)));
        }
        return new Content(
                map,
                Arrays.stream(groups)
                        .map(names -> new Group(Set.of(names.split("", 0)), bytes(names)))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(Content content) {
        StringBuilder text = new StringBuilder();
        content.attributes()
                .forEach((name, bytes) -> text.append(name)
                        .append(new String(bytes, StandardCharsets.UTF_8))
                        .append(' '));
        content.groups().forEach(group -> text.append(group.names()));
        return text.toString().strip();
    }

    @Test
    void itIsReadAsItWasWritten() throws IOException {
        Content content = content("a1 b2 c", "ab");
        assertThat(shown(Content.of(content.bytes()))).isEqualTo("a1 b2 c [a, b]");
        assertThat(shown(Content.of(Content.EMPTY.bytes()))).isEmpty();
    }

    @Test
    void whatIsNotWholeIsRefused() {
        byte[] bytes = content("a1 b2").bytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Content.of(part)).isInstanceOf(IOException.class);
        }
        bytes[0]++;
        assertThatThrownBy(() -> Content.of(bytes)).hasMessageContaining("version");
    }

    @Test
    void changesAreThoseOfBothSides() {
        Content before = content("a1 b1 c1 d1");
        Content mine = content("a2 b1 d1 e2");
        Content theirs = content("a1 b3 c1 f3");
        Set<String> changed = mine.changedSince(before);
        assertThat(changed).isEqualTo(Set.of("a", "c", "e"));
        assertThat(shown(theirs.with(changed, mine))).isEqualTo("a2 b3 e2 f3");
        assertThat(before.changedSince(content("a1 b1 c1 d1"))).isEmpty();
        assertThat(shown(before.without(Set.of("b", "z")))).isEqualTo("a1 c1 d1");
    }

    @Test
    void groupsAreKeptWhileTheirAttributesAreAsTheyWere() {
        Content theirs = content("a1 b1 c1 d1", "ab", "cd");
        assertThat(shown(theirs.with(Set.of("a"), content("a2 b1 c1 d1")))).isEqualTo("a2 b1 c1 d1 [c, d]");
        assertThat(shown(theirs.with(Set.of("a"), content("a2 b1 c1 d1", "ab"))))
                .isEqualTo("a2 b1 c1 d1 [a, b][c, d]");
        assertThat(shown(theirs.with(Set.of("a"), content("a2 b0 c1 d1", "ab"))))
                .isEqualTo("a2 b1 c1 d1 [c, d]");
        assertThat(shown(theirs.with(Set.of(), Content.EMPTY))).isEqualTo("a1 b1 c1 d1 [a, b][c, d]");
        assertThat(List.copyOf(theirs.without(Set.of("a", "c")).groups())).isEmpty();
    }

    @Test
    void longNamesOfContextsFitAndStayDistinct() {
        String path = "/" + "x".repeat(70);
        assertThat(DistinctContext.fitting("/shop")).isEqualTo("/shop");
        assertThat(DistinctContext.fitting(path)).hasSize(60).startsWith("/xxx");
        assertThat(DistinctContext.fitting(path)).isNotEqualTo(DistinctContext.fitting(path + "x"));
    }
}
