package dev.roster.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SlackSettingsTest {

  @Test
  @DisplayName("trust.md R10: no secret in a log")
  void keepsItsSecretsToItself() {
    var settings =
        SlackSettings.alone(
            "xoxb-1",
            List.of("signing"),
            Optional.of("xapp-1"),
            Optional.of(URI.create("x:/api/")));

    assertThat(settings.toString()).doesNotContain("xoxb-1", "signing", "xapp-1");
  }

  @Test
  @DisplayName("design.md, Configuration: Socket Mode wins when both are set")
  void prefersSocketMode() {
    assertThat(settings(List.of("signing"), Optional.of("xapp-1")).isSocketMode()).isTrue();
    assertThat(settings(List.of("signing"), Optional.empty()).isSocketMode()).isFalse();
  }

  @Test
  void needsOneWayIn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(List.of(" "), Optional.empty()))
        .withMessageContaining("SLACK_SIGNING_SECRET")
        .withMessageContaining("SLACK_APP_TOKEN");
  }

  private static SlackSettings settings(List<String> secrets, Optional<String> appToken) {
    return SlackSettings.alone("xoxb-1", secrets, appToken, Optional.empty());
  }
}
