package dev.roster.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a key reads like, and what is kept of it. */
class ApiKeyTest {

  @Test
  @DisplayName("design.md: keys read rk_ and 43 base64url characters")
  void aKeyReadsAsTheContractSays() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      String key = Secret.make().reveal();
      assertThat(key).matches("rk_[A-Za-z0-9_-]{43}");
      assertThat(ApiKey.isKey(key)).isTrue();
      assertThat(seen.add(key)).isTrue();
    }
  }

  @Test
  void whatIsNoKeyIsNotLookedUp() {
    String key = Secret.make().reveal();
    assertThat(ApiKey.isKey(key + "a")).isFalse();
    assertThat(ApiKey.isKey(key.substring(1))).isFalse();
    assertThat(ApiKey.isKey(key.substring(0, 45) + "+")).isFalse();
    assertThat(ApiKey.isKey(" " + key)).isFalse();
    assertThat(ApiKey.isKey(key + "\n")).isFalse();
    assertThat(ApiKey.isKey("")).isFalse();
  }

  @Test
  void theHashIsSha256OfTheWholeKey() {
    // FIPS 180-2, appendix B.1.
    assertThat(HexFormat.of().formatHex(ApiKey.hash("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aSecretSaysItselfOnlyWhenRevealed() {
    var secret = Secret.make();
    assertThat(secret.toString()).isEqualTo(secret.reveal().substring(0, 8) + "...");
  }
}
