package io.regioncheck.report;

import io.regioncheck.check.CheckResult;
import io.regioncheck.check.Component;
import io.regioncheck.check.Outcome;
import io.regioncheck.check.RunResult;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as CI servers read it: a suite for each component, failed as failure, unverified as error. */
final class JUnitXml {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A test case; {@code text} is what failed, why it was skipped, or what a warning says. */
    private record Case(String name, Outcome outcome, Duration duration, String text) {}

    private final RunResult run;
    private final XMLStreamWriter xml;

    private JUnitXml(RunResult run, XMLStreamWriter xml) {
        this.run = run;
        this.xml = xml;
    }

    static String of(RunResult run) {
        StringWriter document = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(document);
            new JUnitXml(run, xml).write();
            xml.close();
            return document + "\n";
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a string can always be written to", impossible);
        }
    }

    private void write() throws XMLStreamException {
        Map<Component, List<CheckResult>> components = run.checks().stream()
                .collect(Collectors.groupingBy(CheckResult::component, TreeMap::new, Collectors.toList()));
        List<Case> whole = Aftermath.of(run).stream()
                .map(trouble -> new Case(trouble.id(), trouble.outcome(), Duration.ZERO, trouble.text()))
                .toList();
        List<Case> all = new ArrayList<>(whole);
        run.checks().forEach(check -> all.add(of(check)));

        xml.writeStartDocument("UTF-8", "1.0");
        newLine(0);
        xml.writeStartElement("testsuites");
        totals("regioncheck " + run.environment(), all, run.duration());
        for (Map.Entry<Component, List<CheckResult>> component : components.entrySet()) {
            suite(
                    component.getKey().toString(),
                    component.getValue().stream().map(JUnitXml::of).toList());
        }
        if (!whole.isEmpty()) {
            suite("run", whole);
        }
        newLine(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static Case of(CheckResult check) {
        String findings = FindingGroup.of(check.findings()).stream()
                .map(FindingGroup::columns)
                .collect(Collectors.joining("\n\n"));
        String reason = check.reason().orElse("");
        String text = check.outcome() == Outcome.SKIPPED || findings.isEmpty() ? reason : findings + "\n" + reason;
        return new Case(check.label(), check.outcome(), check.duration(), text.strip());
    }

    private void suite(String name, List<Case> cases) throws XMLStreamException {
        newLine(2);
        xml.writeStartElement("testsuite");
        totals(
                run.environment() + "." + name,
                cases,
                cases.stream().map(Case::duration).reduce(Duration.ZERO, Duration::plus));
        attribute("timestamp", TIMESTAMP.format(run.started()));
        for (Case one : cases) {
            testCase(run.environment() + "." + name, one);
        }
        newLine(2);
        xml.writeEndElement();
    }

    private void totals(String name, List<Case> cases, Duration duration) throws XMLStreamException {
        attribute("name", name);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, Outcome.FAILED));
        attribute("errors", count(cases, Outcome.UNVERIFIED));
        attribute("skipped", count(cases, Outcome.SKIPPED));
        attribute("time", seconds(duration));
    }

    private void testCase(String className, Case one) throws XMLStreamException {
        newLine(4);
        xml.writeStartElement("testcase");
        attribute("classname", className);
        attribute("name", one.name());
        attribute("time", seconds(one.duration()));
        switch (one.outcome()) {
            case PASSED -> {}
            case WARNED -> element("system-out", "WARNING\n" + one.text());
            case FAILED -> trouble("failure", one);
            case UNVERIFIED -> trouble("error", one);
            case SKIPPED -> {
                newLine(6);
                xml.writeEmptyElement("skipped");
                attribute("message", one.text());
            }
        }
        newLine(4);
        xml.writeEndElement();
    }

    private void trouble(String element, Case one) throws XMLStreamException {
        newLine(6);
        xml.writeStartElement(element);
        attribute("type", one.outcome().toString());
        attribute("message", one.text().lines().limit(2).collect(Collectors.joining("; ")));
        xml.writeCharacters(Xml.legal(one.text()));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        newLine(6);
        xml.writeStartElement(name);
        xml.writeCharacters(Xml.legal(text));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Xml.legal(value));
    }

    private void newLine(int indent) throws XMLStreamException {
        xml.writeCharacters("\n" + " ".repeat(indent));
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return String.valueOf(
                cases.stream().filter(one -> one.outcome() == outcome).count());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
