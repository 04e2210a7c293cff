package io.jgun.servlet.app;

import java.net.URI;
import java.nio.file.Path;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jetty.ee10.webapp.DefaultsDescriptor;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.xml.XmlParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Applied before the web.xml of a webapp that has no JSPs: Jetty's own defaults (webdefault-ee10.xml) without the JSP
 * servlet, which would be loaded at every start. To read them as XML takes longer than the rest of a small webapp's start.
 */
final class WebappDefaults extends DefaultsDescriptor {

    WebappDefaults() {
        super(new Nowhere());
    }

    @Override
    public void parse(XmlParser unused) throws Exception {
        _root = new Elements().parse(new InputSource());
        super.parse(unused);
    }

    /** A parser without XML, since only a parser makes nodes. */
    private static final class Elements extends XmlParser {
        Elements() {
            super(false);
        }

        @Override
        protected SAXParserFactory newSAXParserFactory() {
            return new NoSax() {
                @Override
                void tell(DefaultHandler handler) throws SAXException {
                    new Telling(handler).all();
                }
            };
        }

        @Override
        public void addCatalog(URI file) {}
    }

    private record Telling(DefaultHandler to) {

        void all() throws SAXException {
            AttributesImpl attributes = new AttributesImpl();
            attributes.addAttribute("", "version", "version", "CDATA", "6.0");
            attributes.addAttribute("", "metadata-complete", "metadata-complete", "CDATA", "false");
            to.startElement("", "web-app", "web-app", attributes);
            begin("servlet");
            text("servlet-name", "default");
            text("servlet-class", "org.eclipse.jetty.ee10.servlet.DefaultServlet");
            initParam("maxCacheSize", "256000000");
            initParam("maxCachedFileSize", "200000000");
            initParam("maxCachedFiles", "2048");
            text("load-on-startup", "0");
            end("servlet");
            begin("servlet-mapping");
            text("servlet-name", "default");
            text("url-pattern", "/");
            end("servlet-mapping");
            begin("session-config");
            text("session-timeout", "30");
            end("session-config");
            begin("welcome-file-list");
            text("welcome-file", "index.html");
            text("welcome-file", "index.htm");
            end("welcome-file-list");
            end("web-app");
        }

        private void initParam(String name, String value) throws SAXException {
            begin("init-param");
            text("param-name", name);
            text("param-value", value);
            end("init-param");
        }

        private void text(String element, String text) throws SAXException {
            begin(element);
            to.characters(text.toCharArray(), 0, text.length());
            end(element);
        }

        private void begin(String element) throws SAXException {
            to.startElement("", element, element, new AttributesImpl());
        }

        private void end(String element) throws SAXException {
            to.endElement("", element, element);
        }
    }

    /** Where the descriptor comes from: Jetty compares that of two mappings, and names it in messages. */
    private static final class Nowhere extends Resource {

        private static final URI NAME = URI.create("jgun:webdefault");

        @Override
        public @Nullable Path getPath() {
            return null;
        }

        @Override
        public boolean isDirectory() {
            return false;
        }

        @Override
        public boolean isReadable() {
            return true;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public URI getURI() {
            return NAME;
        }

        @Override
        public String getName() {
            return NAME.toString();
        }

        @Override
        public String getFileName() {
            return NAME.getSchemeSpecificPart();
        }

        @Override
        public @Nullable Resource resolve(String path) {
            return null;
        }
    }
}
