package io.jgun.servlet.retired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MBeans of the application in the MBean servers that there are; it creates none. */
final class ManagedBeans implements Place {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedBeans.class);

    @Override
    public void clear(LoaderFamily family) {
        visit(family, (server, name) -> {
            try {
                server.unregisterMBean(name);
                LOG.debug("Unregistered the MBean {}", name);
            } catch (JMException | RuntimeException refused) {
                LOG.debug("The MBean {} cannot be unregistered", name, refused);
            }
        });
    }

    @Override
    public List<String> find(LoaderFamily family) {
        List<String> found = new ArrayList<>();
        visit(family, (server, name) -> found.add("MBean " + name + ": unregister it when the application ends"));
        return found;
    }

    private static void visit(LoaderFamily family, BiConsumer<MBeanServer, ObjectName> visitor) {
        for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
            for (ObjectName name : server.queryNames(null, null)) {
                try {
                    if (family.has(server.getClassLoaderFor(name))) {
                        visitor.accept(server, name);
                    }
                } catch (InstanceNotFoundException goneMeanwhile) {
                    LOG.trace("{} has gone", name, goneMeanwhile);
                }
            }
        }
    }
}
