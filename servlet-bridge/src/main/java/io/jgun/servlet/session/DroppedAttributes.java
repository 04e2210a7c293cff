package io.jgun.servlet.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says which attributes a reload loses: once for each type, however many sessions have one. */
final class DroppedAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedAttributes.class);

    private final String contextPath;
    private final Set<String> types = ConcurrentHashMap.newKeySet();

    DroppedAttributes(String contextPath) {
        this.contextPath = contextPath;
    }

    void report(String name, Object value, Throwable reason) {
        String type = value.getClass().getName();
        if (types.add(type)) {
            LOG.warn(
                    "Sessions at {} lose their attribute \"{}\" of {} at this reload: {}. Attributes that are to survive"
                            + " implement java.io.Serializable and keep their serialVersionUID.",
                    contextPath,
                    name,
                    type,
                    String.valueOf(reason)); // its trace would name no line of the application
        }
    }
}
