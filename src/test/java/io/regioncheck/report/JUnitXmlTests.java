package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.regioncheck.check.CheckResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class JUnitXmlTests {

    @Test
    void outcomesBecomeWhatCiServersKnow() throws Exception {
        Document xml = parse(SampleRun.checks());

        assertThat(find(xml, "//testcase[@name='identity.token']/*")).isEmpty();
        assertThat(find(xml, "//testcase[@name='identity.endpoints']/failure"))
                .contains("observed  503 Service Unavailable <script>alert(1)</script> (req-0f red)")
                .contains("journalctl -u neutron-server");
        assertThat(find(xml, "//testcase[@name='volume.roundtrip ceph']/error")).startsWith("403 Forbidden");
        assertThat(find(xml, "//testcase[@name='network.agents']/skipped/@message"))
                .isEqualTo("identity.endpoints did not pass");
        assertThat(find(xml, "//testcase[@name='volume.services']/system-out")).startsWith("WARNING");
    }

    @Test
    void totalsAddUp() throws Exception {
        Document xml = parse(SampleRun.checks());

        assertThat(find(xml, "/testsuites/@tests")).isEqualTo(find(xml, "string(count(//testcase))"));
        assertThat(find(xml, "/testsuites/@failures")).isEqualTo(find(xml, "string(count(//failure))"));
        assertThat(find(xml, "/testsuites/@errors")).isEqualTo("1");
        assertThat(find(xml, "/testsuites/@skipped")).isEqualTo("4");
        assertThat(find(xml, "//testsuite[@name='lab.compute']/@failures")).isEqualTo("3");
    }

    @Test
    void whatNoXmlCanHoldIsDropped() throws Exception {
        String console = "\u001b[31mred\u0000\u0007\u001b \ud800 ü 漢 😀 \ufffe]]>";
        CheckResult check = Samples.of("compute.boot")
                .in("a<b>\"c\u0001")
                .unverified(console)
                .result();

        Document xml = parse(List.of(check));

        assertThat(find(xml, "//testcase/error")).isEqualTo("red  ü 漢 😀 ]]>");
        assertThat(find(xml, "//testcase/@name")).contains("compute.boot a<b>\"c");
    }

    @Test
    void leakIsFailureThoughAllChecksPassed() throws Exception {
        Document xml = parse(SampleRun.passed());

        assertThat(find(xml, "/testsuites/@failures")).isEqualTo("1");
        assertThat(find(xml, "//testcase[@name='run.cleanup']/failure")).contains("still there after 180 s");
    }

    private static Document parse(List<CheckResult> checks) throws Exception {
        String xml = JUnitXml.of(SampleRun.of("lab", "7f3a0c11", Samples.STARTED, checks));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String find(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }
}
