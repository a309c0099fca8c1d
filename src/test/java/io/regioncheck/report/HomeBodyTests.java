package io.regioncheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HomeBodyTests {
    private static final String COUNTED = """
            <head><meta charset="utf-8"></head>
            <body><script src="app.js"></script>
            <script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
            <script>
                window.dataLayer = window.dataLayer || [];
                function gtag(){dataLayer.push(arguments);}
                gtag('config', 'G-1', {'single_file': false});
            </script>
            </body>
            """;

    @Test
    void pageCountsNobody() throws IOException {
        assertThat(HomeBody.of(COUNTED))
                .contains(" src=\"app.js\"></script>")
                .doesNotContain("google", "gtag", "dataLayer", "https:");
    }

    @Test
    void onlyScriptsOfThePageMayRun() throws IOException {
        String page = HomeBody.of(COUNTED);

        assertThat(page)
                .containsPattern("script-src 'nonce-([0-9a-f-]{36})'[\\s\\S]*<script nonce=\"\\1\" src=\"app.js\">");
        assertThat(HomeBody.of(COUNTED)).as("another page has another nonce").isNotEqualTo(page);
    }

    @Test
    void pageThatLeadsElsewhereIsRefused() {
        String page = COUNTED.replace("app.js", "app.css\"><link href=\"//cdn.example/x.css");

        assertThatThrownBy(() -> HomeBody.of(page))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("//cdn.example");
    }

    @Test
    void pageWithoutPlaceForPolicyIsRefused() {
        assertThatThrownBy(() -> HomeBody.of("<html></html>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("content security policy");
    }
}
