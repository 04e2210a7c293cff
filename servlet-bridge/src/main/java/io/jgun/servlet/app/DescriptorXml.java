package io.jgun.servlet.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.eclipse.jetty.xml.XmlParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads the descriptors of a webapp as Jetty's own parser does, but sets up no more than they need: no parser where there
 * is no descriptor, and the catalogs of DTDs, which are three more XML documents, only for one with a DTD.
 */
final class DescriptorXml extends XmlParser {

    private final List<Catalog> catalogs = new ArrayList<>();
    private @Nullable String dtd;

    private record Catalog(URI file, Class<?> base) {}

    DescriptorXml() {
        super(false);
    }

    @Override
    protected SAXParserFactory newSAXParserFactory() {
        return new NoSax();
    }

    /** W3C's, which the parser that reads has again. */
    @Override
    public void addCatalog(URI file) {}

    @Override
    public void addCatalog(URI file, Class<?> base) {
        catalogs.add(new Catalog(file, base));
    }

    @Override
    public @Nullable String getDTD() {
        return dtd;
    }

    @Override
    public Node parse(InputSource source) throws IOException, SAXException {
        try (InputStream in = source.getByteStream()) {
            byte[] document = in.readAllBytes();
            XmlParser parser = mayHaveDtd(document) ? complete() : new Plain();
            Node root = parser.parse(new ByteArrayInputStream(document));
            dtd = parser.getDTD();
            return root;
        }
    }

    /** True, too, if it is in an encoding like UTF-16. Without a DTD nothing outside of a document is ever looked up. */
    static boolean mayHaveDtd(byte[] document) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        return text.contains("<!DOCTYPE") || text.indexOf('\0') >= 0 || text.indexOf('<') < 0;
    }

    private XmlParser complete() throws IOException {
        XmlParser parser = new XmlParser(false);
        for (Catalog catalog : catalogs) {
            parser.addCatalog(catalog.file(), catalog.base());
        }
        return parser;
    }

    /** Without catalogs, and with Java's own parser: to look for another opens every jar. */
    private static final class Plain extends XmlParser {
        Plain() {
            super(false);
        }

        @Override
        protected SAXParserFactory newSAXParserFactory() {
            return SAXParserFactory.newDefaultInstance();
        }

        @Override
        public void addCatalog(URI file) {}
    }
}
