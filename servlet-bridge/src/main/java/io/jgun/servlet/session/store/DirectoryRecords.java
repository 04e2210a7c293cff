package io.jgun.servlet.session.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file for each session, which is replaced as a whole: whoever reads it, also after a crash, finds the one or the other
 * version. Jetty's own store of files keeps their names in memory, so that it does not see what other processes store, and
 * deletes the old file before it writes the new one.
 *
 * <p>The time of the file is the end of the session, so that using one and looking for expired ones need no content.
 */
final class DirectoryRecords implements SessionRecords {

    private static final int FORMAT = 0x6a67_7301;

    /** Times of files before 2000 mean that the session has no end: the time of its last use, this much earlier. */
    private static final long IMMORTAL_MILLIS = 1L << 40;

    private static final long YEAR_2000 = 946_684_800_000L;

    private static final String UNFINISHED = ".new-";

    private final Path root;
    private final Path home;
    private final StripedLocks locks;

    /** @param root exists */
    DirectoryRecords(Path root, String contextPath, String virtualHost) throws IOException {
        this.root = root;
        this.home = root.resolve(encoded(contextPath) + "@" + encoded(virtualHost));
        this.locks = new StripedLocks(home);
        createPrivate(home);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static void createPrivate(Path directory) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private Path file(String id) {
        return home.resolve(id);
    }

    @Override
    public Optional<SessionRecord> read(String id) throws IOException {
        Path file = file(id);
        try {
            FileTime time = Files.getLastModifiedTime(file);
            return Optional.of(parse(id, Files.readAllBytes(file), time.toMillis()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static SessionRecord parse(String id, byte[] bytes, long fileTime) throws Unreadable {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("it is not of this version of jgun");
            }
            long version = in.readLong();
            long created = in.readLong();
            long cookieSet = in.readLong();
            long maxInactive = in.readLong();
            long expiry = expiry(fileTime);
            long accessed = expiry == 0 ? fileTime + IMMORTAL_MILLIS : expiry - Math.max(0, maxInactive);
            SessionTimes times = new SessionTimes(created, accessed, accessed, cookieSet, expiry, maxInactive);
            return new SessionRecord(id, version, times, Content.of(in.readAllBytes()));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? "its end is missing" : e.getMessage();
            throw new Unreadable("its file of " + bytes.length + " bytes: " + reason, e);
        }
    }

    private static long expiry(long fileTime) {
        return fileTime < YEAR_2000 ? 0 : fileTime;
    }

    private static FileTime fileTime(SessionTimes times) {
        return FileTime.fromMillis(times.expiry() == 0 ? times.accessed() - IMMORTAL_MILLIS : times.expiry());
    }

    @Override
    public boolean exists(String id) throws IOException {
        return Files.exists(file(id));
    }

    @Override
    public long versionAfter(long former) {
        return former + 1;
    }

    @Override
    public boolean insert(SessionRecord session) throws IOException {
        return locks.locked(session.id(), () -> {
            if (exists(session.id())) {
                return false;
            }
            write(session);
            return true;
        });
    }

    @Override
    public boolean replace(SessionRecord session, long former) throws IOException {
        return locks.locked(session.id(), () -> {
            boolean same = read(session.id())
                    .filter(there -> there.version() == former)
                    .isPresent();
            if (same) {
                write(session);
            }
            return same;
        });
    }

    /** Under its lock. */
    private void write(SessionRecord session) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeLong(session.version());
            out.writeLong(session.times().created());
            out.writeLong(session.times().cookieSet());
            out.writeLong(session.times().maxInactive());
            out.write(session.content().bytes());
        }
        Path unfinished = home.resolve(UNFINISHED + session.id());
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(unfinished, bytes.toByteArray());
        Files.setLastModifiedTime(unfinished, fileTime(session.times()));
        Files.move(unfinished, file(session.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void touch(String id, SessionTimes times) throws IOException {
        try {
            Files.setLastModifiedTime(file(id), fileTime(times));
        } catch (NoSuchFileException ended) {
            // Nothing to prolong.
        }
    }

    @Override
    public boolean rename(String id, String other) throws IOException {
        return locks.locked(id, () -> {
            try {
                Files.move(file(id), file(other), StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (NoSuchFileException none) {
                return false;
            }
        });
    }

    @Override
    public boolean delete(String id) throws IOException {
        return locks.locked(id, () -> Files.deleteIfExists(file(id)));
    }

    @Override
    public boolean deleteExpired(String id, long now) throws IOException {
        return locks.locked(id, () -> isExpired(file(id), now) && Files.deleteIfExists(file(id)));
    }

    @Override
    public List<String> expired(long now) throws IOException {
        List<String> ids = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home, file -> isSession(file))) {
            for (Path file : files) {
                if (isExpired(file, now)) {
                    ids.add(name(file));
                }
            }
        }
        return ids;
    }

    private static boolean isExpired(Path file, long now) throws IOException {
        try {
            long expiry = expiry(Files.getLastModifiedTime(file).toMillis());
            return expiry > 0 && expiry <= now;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isSession(Path file) {
        return !name(file).startsWith(".");
    }

    @Override
    public void deleteForgotten(long before) throws IOException {
        try (DirectoryStream<Path> contexts = Files.newDirectoryStream(root)) {
            for (Path context : contexts) {
                deleteForgotten(context, before);
            }
        }
    }

    private static void deleteForgotten(Path context, long before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                context, file -> isSession(file) || name(file).startsWith(UNFINISHED))) {
            for (Path file : files) {
                if (isExpired(file, before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NotDirectoryException | NoSuchFileException other) {
            // Not ours.
        }
    }

    /** Does once what storing a session takes. */
    static void probe(Path root) throws IOException {
        Path probe = Files.createTempFile(root, ".probe-", "");
        try {
            Files.move(Files.createTempFile(root, ".probe-", ""), probe, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("its file system cannot replace a file in one step", e);
        } finally {
            Files.deleteIfExists(probe);
        }
        new StripedLocks(root).locked("probe", () -> true);
    }
}
