package io.jgun.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The users and groups of this machine: passwd(5) and group(5), and where they do not know a name, {@code getent}. */
public final class Accounts {

    private static final int NUMBER = 2;
    private static final int PRIMARY_GROUP = 3;

    private final Path etc;

    /**
     * A user.
     *
     * @param name as in passwd; empty for a number that nobody has
     * @param group the primary one; -1 for a number that nobody has
     */
    public record User(String name, long number, long group) {}

    public Accounts() {
        this(Path.of("/etc"));
    }

    Accounts(Path etc) {
        this.etc = etc;
    }

    /** The user of this name, else of this number. Any number will do, a name must exist. */
    public Optional<User> user(String nameOrNumber) {
        Optional<List<String>> entry = entry("passwd", nameOrNumber);
        if (entry.isPresent()) {
            List<String> fields = entry.get();
            return Optional.of(new User(fields.get(0), number(fields, NUMBER), number(fields, PRIMARY_GROUP)));
        }
        return number(nameOrNumber).map(number -> new User("", number, -1));
    }

    /** The number of the group of this name or number. Any number will do, a name must exist. */
    public Optional<Long> group(String nameOrNumber) {
        return entry("group", nameOrNumber)
                .map(fields -> number(fields, NUMBER))
                .or(() -> number(nameOrNumber));
    }

    private Optional<List<String>> entry(String database, String key) {
        Optional<List<String>> byName = local(database, 0, key);
        Optional<List<String>> found =
                byName.isPresent() || number(key).isEmpty() ? byName : local(database, NUMBER, key);
        // LDAP and the like are known to the C library only.
        return found.isPresent() ? found : asked(database, key);
    }

    private Optional<List<String>> local(String database, int field, String key) {
        try {
            return Files.readAllLines(etc.resolve(database), StandardCharsets.ISO_8859_1).stream()
                    .flatMap(line -> fields(line).stream())
                    .filter(fields -> fields.get(field).equals(key))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> asked(String database, String key) {
        try {
            Process getent = new ProcessBuilder("getent", "--", database, key)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(getent.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return getent.waitFor() == 0 ? fields(answer.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not installed: the files were all there is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Empty for a line that is no entry, as the {@code +} of NIS. */
    private static Optional<List<String>> fields(String line) {
        List<String> fields = List.of(line.split(":", -1));
        boolean entry =
                fields.size() > PRIMARY_GROUP && number(fields.get(NUMBER)).isPresent();
        return entry ? Optional.of(fields) : Optional.empty();
    }

    private static long number(List<String> fields, int field) {
        return number(fields.get(field)).orElse(-1L);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
