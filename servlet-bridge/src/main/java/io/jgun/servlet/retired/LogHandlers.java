package io.jgun.servlet.retired;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Handlers and filters that the application has put on loggers of {@code java.util.logging}. */
final class LogHandlers implements Place {

    @Override
    public void clear(LoaderFamily family) {
        visit(family, (logger, object) -> {
            if (object instanceof Handler handler) {
                logger.removeHandler(handler);
                handler.close();
            } else {
                logger.setFilter(null);
            }
        });
    }

    @Override
    public List<String> find(LoaderFamily family) {
        List<String> found = new ArrayList<>();
        visit(
                family,
                (logger, object) -> found.add(
                        object.getClass().getName() + " on the java.util.logging logger \"" + logger.getName() + '"'));
        return found;
    }

    private static void visit(LoaderFamily family, BiConsumer<Logger, Object> visitor) {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger == null) {
                continue;
            }
            for (Handler handler : logger.getHandlers()) {
                if (family.owns(handler) || family.owns(handler.getFormatter()) || family.owns(handler.getFilter())) {
                    visitor.accept(logger, handler);
                }
            }
            if (logger.getFilter() != null && family.owns(logger.getFilter())) {
                visitor.accept(logger, logger.getFilter());
            }
        }
    }
}
