package io.jgun.servlet.session.store;

import io.jgun.servlet.session.Attributes;
import io.jgun.servlet.session.Attributes.NotCarried;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.session.SessionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attributes of one context to bytes and back. What cannot be carried is left out, and said once for each name. */
final class Codec {

    private static final Logger LOG = LoggerFactory.getLogger(Codec.class);

    private final SessionContext context;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    Codec(SessionContext context) {
        this.context = context;
    }

    /**
     * The attributes as they are now.
     *
     * @param before what they were: an attribute that fails for another reason than its class keeps that form
     */
    Content write(Map<String, Object> attributes, Content before) {
        Map<String, byte[]> written = new TreeMap<>();
        Sharing sharing = new Sharing();
        new TreeMap<>(attributes).forEach((name, value) -> {
            try {
                written.put(name, Attributes.write(context, value, object -> sharing.saw(object, name)));
            } catch (NotCarried failed) {
                byte[] former = before.get(name);
                boolean ofItsClass = failed.reason() instanceof NotSerializableException;
                if (former != null && !ofItsClass) {
                    written.put(name, former);
                }
                report(name, value, failed.reason());
            }
        });
        List<Content.Group> groups = new ArrayList<>();
        for (Set<String> names : sharing.groups()) {
            Map<String, Object> together = new HashMap<>();
            names.stream().filter(written::containsKey).forEach(name -> together.put(name, attributes.get(name)));
            try {
                groups.add(new Content.Group(together.keySet(), Attributes.write(context, together, object -> {})));
            } catch (NotCarried changedMeanwhile) {
                LOG.debug("Attributes {} are stored one by one", names, changedMeanwhile.reason());
            }
        }
        return new Content(written, groups);
    }

    /** The attributes that can be read, in the classes that the context has now. */
    Map<String, Object> read(Content content) {
        Map<String, Object> attributes = new HashMap<>();
        for (Content.Group group : content.groups()) {
            try {
                ((Map<?, ?>) Attributes.read(context, group.bytes()))
                        .forEach((name, value) -> attributes.put((String) name, value));
            } catch (NotCarried notTogether) {
                LOG.debug("Attributes {} are read one by one", group.names(), notTogether.reason());
            }
        }
        content.attributes().forEach((name, bytes) -> {
            if (!attributes.containsKey(name)) {
                try {
                    attributes.put(name, Attributes.read(context, bytes));
                } catch (NotCarried failed) {
                    reportUnread(name, failed.reason());
                }
            }
        });
        return attributes;
    }

    /** Whether an attribute looks different only because reading and writing it again changes its form. */
    boolean isSame(byte[] stored, byte[] now) {
        try {
            return Arrays.equals(Attributes.write(context, Attributes.read(context, stored), object -> {}), now);
        } catch (NotCarried failed) {
            return false;
        }
    }

    private void report(String name, Object value, Throwable reason) {
        String type = value.getClass().getName();
        if (reported.add(name + ' ' + type + ' ' + reason.getClass().getName())) {
            LOG.error(
                    "Sessions at {} are stored without their attribute \"{}\" of {}: {}. It lasts for this request only."
                            + " Attributes that are to stay implement java.io.Serializable, and so do their fields.",
                    path(),
                    name,
                    type,
                    String.valueOf(reason));
        }
    }

    private void reportUnread(String name, Throwable reason) {
        if (reported.add(name + ' ' + reason)) {
            LOG.warn(
                    "Sessions at {} lose their attribute \"{}\", which the application cannot read: {}. Attributes that"
                            + " are to survive a change of their class keep its name and serialVersionUID.",
                    path(),
                    name,
                    String.valueOf(reason));
        }
    }

    private String path() {
        return context.getContext().getContextPath();
    }

    /** Which attributes have objects in common. */
    private static final class Sharing {

        /** Whether there are two of those, nobody can tell. */
        private static final List<String> VALUES = List.of("java.lang.", "java.time.", "java.math.");

        private final IdentityHashMap<Object, String> owners = new IdentityHashMap<>();
        private final Map<String, Set<String>> groups = new LinkedHashMap<>();

        void saw(Object object, String name) {
            String type = object.getClass().getName();
            if (object instanceof Enum || VALUES.stream().anyMatch(type::startsWith)) {
                return;
            }
            String owner = owners.putIfAbsent(object, name);
            if (owner != null && !owner.equals(name)) {
                Set<String> group = new HashSet<>(groups.getOrDefault(owner, Set.of(owner)));
                group.addAll(groups.getOrDefault(name, Set.of(name)));
                group.forEach(member -> groups.put(member, group));
            }
        }

        Set<Set<String>> groups() {
            return new HashSet<>(groups.values());
        }
    }
}
