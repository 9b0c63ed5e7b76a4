package dev.roster.slack.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class TokenSealTest {

  private static final byte[] KEY = new byte[32];

  private final TokenSeal seal = new TokenSeal(KEY);

  @Test
  void opensWhatItSealed() {
    String sealed = seal.seal("T1", "xoxb-1");

    assertThat(seal.open("T1", sealed)).contains("xoxb-1");
    assertThat(new TokenSeal(KEY).open("T1", sealed)).contains("xoxb-1");
    assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("xoxb");
    assertThat(seal.seal("T1", "xoxb-1")).isNotEqualTo(sealed);
  }

  @Test
  void opensNothingForAnotherWorkspaceOrUnderAnotherKey() {
    String sealed = seal.seal("T1", "xoxb-1");
    var other = KEY.clone();
    other[0] = 1;

    assertThat(seal.open("T2", sealed)).isEmpty();
    assertThat(new TokenSeal(other).open("T1", sealed)).isEmpty();
  }

  @Test
  void opensNothingThatWasChanged() {
    byte[] sealed = Base64.getDecoder().decode(seal.seal("T1", "xoxb-1"));
    sealed[sealed.length - 1] ^= 1;

    assertThat(seal.open("T1", Base64.getEncoder().encodeToString(sealed))).isEmpty();
    assertThat(seal.open("T1", "xoxb-1")).isEmpty();
    assertThat(seal.open("T1", "")).isEmpty();
  }
}
