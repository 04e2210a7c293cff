package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class BarChartTest {
    @Test
    void drawsBarsInProportionWithTheirSpread() throws Exception {
        Document svg = parse(BarChart.draw(
                "hello",
                "us",
                List.of(
                        new BarChart.Bar("jgun", new Statistics(9, 10, 12), true),
                        new BarChart.Bar("other", new Statistics(19, 20, 40), false))));

        NodeList rectangles = svg.getElementsByTagName("rect"); // the first is the ground
        assertThat(width(rectangles, 2)).isEqualTo(2 * width(rectangles, 1));
        assertThat(fill(rectangles, 1)).isNotEqualTo(fill(rectangles, 2));
        NodeList texts = svg.getElementsByTagName("text");
        assertThat(texts.item(1).getTextContent()).isEqualTo("jgun");
        assertThat(texts.item(2).getTextContent()).isEqualTo("10.0");
    }

    @Test
    void isXmlWhateverTheLabels() throws Exception {
        Document svg = parse(
                BarChart.draw("a < b & c", "%", List.of(new BarChart.Bar("<&>", new Statistics(0, 0, 0), false))));

        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("a < b & c (%)");
        assertThat(svg.getElementsByTagName("text").item(1).getTextContent()).isEqualTo("<&>");
    }

    private static double width(NodeList rectangles, int index) {
        return Double.parseDouble(((Element) rectangles.item(index)).getAttribute("width"));
    }

    private static String fill(NodeList rectangles, int index) {
        return ((Element) rectangles.item(index)).getAttribute("fill");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
