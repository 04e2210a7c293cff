package io.jgun.servlet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Servlet;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.jetty.ee10.webapp.WebDescriptor;
import org.eclipse.jetty.xml.XmlParser;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class DescriptorXmlTest {

    @Test
    void readsADescriptorAsJettyDoes() throws Exception {
        String document = """
                <?xml version="1.0"?>
                <j:web-app xmlns:j="https://jakarta.ee/xml/ns/jakartaee" version="6.0" id="shop">
                  <j:display-name>Shop &amp; <!-- more --><![CDATA[<Co>]]></j:display-name>
                </j:web-app>
                """;
        XmlParser.Node root = new DescriptorXml().parse(in(document));
        assertThat(root.toString()).isEqualTo(jettys().parse(in(document)).toString());
        assertThat(root.getTag()).isEqualTo("web-app");
        assertThat(root.getAttribute("id")).isEqualTo("shop");
        assertThat(root.getString("display-name", false, true)).isEqualTo("Shop & <Co>");
    }

    @Test
    void takesADtdFromTheServersJars() throws Exception {
        String document = """
                <!DOCTYPE web-app PUBLIC "-//Sun Microsystems, Inc.//DTD Web Application 2.3//EN"
                    "http://java.sun.com/dtd/web-app_2_3.dtd">
                <web-app><distributable/></web-app>
                """;
        DescriptorXml xml = new DescriptorXml();
        xml.addCatalog(
                URI.create(Objects.requireNonNull(WebDescriptor.class.getResource("catalog-ee10.xml"))
                        .toExternalForm()),
                Servlet.class);
        assertThat(xml.parse(in(document)).get("distributable")).isNotNull();
        XmlParser jettys = jettys();
        assertThat(jettys.parse(in(document)).get("distributable")).isNotNull();
        assertThat(xml.getDTD()).isEqualTo(jettys.getDTD());
    }

    @Test
    void saysWhatIsWrongWithADescriptor() {
        assertThatThrownBy(() -> new DescriptorXml().parse(in("<web-app><servlet></web-app>")))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("servlet");
    }

    @Test
    void aDtdIsSeenInEachEncoding() {
        assertThat(DescriptorXml.mayHaveDtd("<web-app/>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(DescriptorXml.mayHaveDtd("<!DOCTYPE web-app>".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(DescriptorXml.mayHaveDtd("<web-app/>".getBytes(StandardCharsets.UTF_16)))
                .isTrue();
        assertThat(DescriptorXml.mayHaveDtd(new byte[] {0x4c, 0x6f, 0x7a})) // EBCDIC
                .isTrue();
    }

    @Test
    void theDefaultsNeedNoXml() throws Exception {
        WebappDefaults defaults = new WebappDefaults();
        defaults.parse(new DescriptorXml());
        assertThat(defaults.getMajorVersion()).isEqualTo(6);
        assertThat(defaults.getRoot().get("servlet").getString("servlet-class", false, true))
                .isEqualTo("org.eclipse.jetty.ee10.servlet.DefaultServlet");
        assertThat(defaults.getRoot().get("servlet-mapping").getString("url-pattern", false, true))
                .isEqualTo("/");
    }

    @SuppressWarnings("removal") // what Jetty itself would use
    private static XmlParser jettys() {
        return WebDescriptor.newParser(false);
    }

    private static InputStream in(String document) {
        return new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8));
    }
}
