package io.jgun.prefork;

import io.jgun.process.Leftovers;
import io.jgun.process.Link;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of arbiters that were killed together with all of their workers, so that nobody was left to do it.
 *
 * @param own the directory of this arbiter
 */
record AbandonedLinks(Path own) implements Leftovers.Rule {

    /** Whoever has just made a directory is about to listen in it. */
    static final Duration YOUNG = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedLinks.class);

    /**
     * Not at once: a start has better to do, and what was left a moment ago is too young to be told from what is new.
     *
     * @param place where the directories are
     * @param own the one that is in use
     */
    static void clearAway(Path place, Path own) {
        try {
            TimeUnit.NANOSECONDS.sleep(YOUNG.toNanos());
            look(place, own);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts it", e);
        } catch (IOException | DirectoryIteratorException failed) {
            LOG.debug("What other arbiters have left in {} is not looked for", place, failed);
        }
    }

    static void look(Path place, Path own) throws IOException {
        Leftovers.remove(place, YOUNG, new AbandonedLinks(own));
    }

    @Override
    public boolean isNamed(Path entry) {
        return entry.getFileName().toString().startsWith(LinkServer.PREFIX) && !entry.equals(own);
    }

    /** If there is nothing in it but the socket of somebody who does not listen any more. */
    @Override
    public boolean empty(SecureDirectoryStream<Path> inside, Path entry) throws IOException {
        List<Path> files = Leftovers.names(inside);
        if (files.isEmpty()) {
            return true;
        }
        Path socket = Path.of(LinkServer.SOCKET);
        if (!files.equals(List.of(socket))
                || !Leftovers.attributes(inside, socket).isOther()
                || !Link.isAbandoned(entry.resolve(socket))) {
            return false;
        }
        inside.deleteFile(socket);
        return true;
    }

    @Override
    public void removed(Path entry) {
        LOG.debug("Removed {}, left by an arbiter that was killed", entry);
    }
}
