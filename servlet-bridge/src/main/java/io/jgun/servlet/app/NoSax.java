package io.jgun.servlet.app;

import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/** What Jetty's parser is given where it has no XML to read. Those who have a document without XML extend it. */
class NoSax extends SAXParserFactory {

    /** Tells the handler what is in the document; there is none. */
    void tell(DefaultHandler handler) throws SAXException {
        throw new SAXNotSupportedException("no document");
    }

    @Override
    public SAXParser newSAXParser() {
        return new Parser();
    }

    @Override
    public void setFeature(String name, boolean value) {}

    @Override
    public boolean getFeature(String name) {
        return false;
    }

    private static final class Reader extends XMLFilterImpl {
        @Override
        public void setFeature(String name, boolean value) {}
    }

    private final class Parser extends SAXParser {

        private final XMLReader reader = new Reader();

        @Override
        @SuppressWarnings("deprecation") // SAX 1, which nobody asks for
        public org.xml.sax.Parser getParser() throws SAXException {
            throw new SAXNotSupportedException("SAX 1");
        }

        @Override
        public XMLReader getXMLReader() {
            return reader;
        }

        @Override
        public void parse(InputSource source, DefaultHandler handler) throws SAXException {
            tell(handler);
        }

        @Override
        public boolean isNamespaceAware() {
            return false;
        }

        @Override
        public boolean isValidating() {
            return false;
        }

        @Override
        public void setProperty(String name, Object value) {}

        @Override
        public @Nullable Object getProperty(String name) {
            return null;
        }
    }
}
