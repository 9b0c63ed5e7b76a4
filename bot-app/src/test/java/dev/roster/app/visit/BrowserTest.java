package dev.roster.app.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

  @Test
  void namesWhatSomebodyRecognises() {
    assertThat(Browser.of("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0"))
        .contains("Firefox on Linux");
    assertThat(
            Browser.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"))
        .contains("Edge on Windows");
    assertThat(
            Browser.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"))
        .contains("Safari on iPhone");
  }

  @Test
  void saysNothingOfWhatItDoesNotKnow() {
    assertThat(Browser.of("curl/8.5.0")).isEmpty();
    assertThat(Browser.of("<script>alert(1)</script>")).isEmpty();
  }
}
