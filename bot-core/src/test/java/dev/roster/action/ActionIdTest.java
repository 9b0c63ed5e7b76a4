package dev.roster.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.action.Action.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionIdTest {

  private static final String TOKEN = "AbCdEfGhIjKlMnOpQrSt_-";

  @ParameterizedTest
  @EnumSource(Answer.class)
  void readsBackWhatItMade(Answer answer) {
    var id = ActionId.forNew(action(answer, "member role"));
    assertThat(ActionId.parse(id.toString())).contains(id);
    assertThat(id.token()).hasSize(22);
    assertThat(id.toString()).startsWith(String.valueOf(answer.letter()));
    assertThat(id.form()).isEqualTo(answer == Answer.FORM ? "member role" : "");
  }

  @Test
  void neverGivesATokenTwice() {
    var tokens = new HashSet<String>();
    for (int i = 0; i < 1000; i++) {
      assertThat(tokens.add(ActionId.forNew(action(Answer.UPDATE, "me")).token())).isTrue();
    }
  }

  @Test
  void fitsIntoEveryPlatformsButton() {
    var longest = action(Answer.FORM, "x".repeat(30) + " " + "y".repeat(29));
    assertThat(ActionId.forNew(longest).toString()).hasSizeLessThanOrEqualTo(100);
    assertThat(ActionId.parse(ActionId.forNew(longest).toString())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "u",
        "uAbCdEfGhIjKlMnOpQrSt_",
        "uAbCdEfGhIjKlMnOpQrSt_-x",
        "x" + TOKEN,
        "U" + TOKEN,
        "u" + TOKEN + "member role",
        "p" + TOKEN + " ",
        "f" + TOKEN,
        "f" + TOKEN + "Member Role",
        "f" + TOKEN + "member\nrole",
        " u" + TOKEN,
        "u" + TOKEN + "\n",
        "uAbCdEfGhIjKlMnOpQrSt+/",
        "u' or '1'='1' -- xxxxxxx",
        "uАbCdEfGhIjKlMnOpQrSt_-",
      })
  void refusesWhatItNeverMade(String text) {
    assertThat(ActionId.parse(text)).isEmpty();
  }

  @Test
  void refusesWhatIsOversized() {
    assertThat(ActionId.parse("f" + TOKEN + "x".repeat(61))).isEmpty();
    assertThat(ActionId.parse("u" + "x".repeat(1_000_000))).isEmpty();
  }

  private static Action action(Answer answer, String command) {
    return new Action(
        answer,
        command,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        true,
        Duration.ofMinutes(15));
  }
}
