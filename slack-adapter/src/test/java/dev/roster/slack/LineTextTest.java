package dev.roster.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '^',
      value = {
        "member list → member list",
        "member role <@U2|bob> admin → member role <@slack:T1/U2> admin",
        "member role <@U2> admin → member role <@slack:T1/U2> admin",
        "invite send <mailto:a@b.test|a@b.test> c@d.test → invite send a@b.test c@d.test",
        "invite send <mailto:a@b.test> → invite send a@b.test",
        "see <https://x.test/a?b=c&amp;d=e> → see https://x.test/a?b=c&d=e",
        "see <https://x.test/|x.test> → see x.test",
        "post in <#C1|ops> → post in <#slack:T1/C1|ops>",
        "wake <!channel> or <!subteam^S1|@devs> → wake @channel or @devs",
        "a &lt;b&gt; &amp;amp; c → a <b> &amp; c",
        "“smart quotes” stay → “smart quotes” stay",
        "1 &lt; 2 → 1 < 2",
        "half <open → half <open"
      })
  void undoesTheEscapingOfSlack(String sent, String line) {
    assertThat(LineText.read(sent, "T1")).isEqualTo(line);
  }
}
