package dev.roster.slack.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.roster.slack.gate.SlackGate.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("trust.md, Measured facts: the gate before Bolt")
final class SlackGateTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final byte[] BODY = "command=%2Froster&text=zoë".getBytes(StandardCharsets.UTF_8);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final SlackGate gate = new SlackGate(List.of("old-secret", "new-secret"), now::get);

  @ParameterizedTest
  @ValueSource(strings = {"old-secret", "new-secret"})
  void admitsWhatIsSignedWithEitherSecret(String secret) {
    assertThat(look(secret, 0)).isEqualTo(new Verdict.Admitted("command=%2Froster&text=zoë"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void admitsWhatIsAtMostFiveMinutesAway(long seconds) {
    assertThat(look("new-secret", seconds)).isInstanceOf(Verdict.Admitted.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 400, 3_000_000})
  void refusesWhatIsOlderOrFromTheFuture(long seconds) {
    assertThat(look("new-secret", seconds)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "-1", "1e9", "99999999999999999999", "1795341600 "})
  void refusesTimestampsThatAreNoTime(String timestamp) {
    String signature = new Signature("new-secret").of(timestamp, BODY);

    assertThat(gate.look(timestamp, signature, BODY)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void refusesAWrongSecretWithTheNameOfTheSetting() {
    assertThat(look("other-secret", 0))
        .isEqualTo(new Verdict.Refused(401, "the signature is wrong: check SLACK_SIGNING_SECRET"));
  }

  @Test
  void refusesASignatureOverOtherBytes() {
    String timestamp = timestamp(0);
    String signature = new Signature("new-secret").of(timestamp, BODY);
    byte[] other = "command=%2Froster&text=zoe".getBytes(StandardCharsets.UTF_8);

    assertThat(gate.look(timestamp, signature, other)).isInstanceOf(Verdict.Refused.class);
    assertThat(gate.look(timestamp(1), signature, BODY)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void refusesWhatIsNotSigned() {
    assertThat(gate.look(null, "v0=00", BODY)).isEqualTo(new Verdict.Refused(401, "not signed"));
    assertThat(gate.look(timestamp(0), null, BODY))
        .isEqualTo(new Verdict.Refused(401, "not signed"));
  }

  @Test
  void refusesBodiesOver256Kilobytes() {
    byte[] body = new byte[256 * 1024 + 1];

    assertThat(gate.look(timestamp(0), new Signature("new-secret").of(timestamp(0), body), body))
        .isEqualTo(new Verdict.Refused(413, "over 262144 bytes"));
  }

  @Test
  void remembersASignatureForAsLongAsItIsValid() {
    String timestamp = timestamp(299);
    String signature = new Signature("new-secret").of(timestamp, BODY);

    assertThat(gate.look(timestamp, signature, BODY)).isInstanceOf(Verdict.Admitted.class);
    assertThat(gate.look(timestamp, signature, BODY)).isEqualTo(new Verdict.Replayed());
    now.set(NOON.plusSeconds(598));
    assertThat(gate.look(timestamp, signature, BODY)).isEqualTo(new Verdict.Replayed());
    now.set(NOON.plusSeconds(601));
    assertThat(gate.look(timestamp, signature, BODY)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void admitsAgainWhatCouldNotBeHandled() {
    assertThat(look("new-secret", 0)).isInstanceOf(Verdict.Admitted.class);
    gate.forget(new Signature("new-secret").of(timestamp(0), BODY));
    assertThat(look("new-secret", 0)).isInstanceOf(Verdict.Admitted.class);
    assertThat(look("new-secret", 0)).isInstanceOf(Verdict.Replayed.class);
  }

  @Test
  void admitsOneOfManyEqualRequestsAtOneInstant() throws Exception {
    String timestamp = timestamp(0);
    String signature = new Signature("new-secret").of(timestamp, BODY);
    Callable<Verdict> look = () -> gate.look(timestamp, signature, BODY);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var verdicts = threads.invokeAll(IntStream.range(0, 200).mapToObj(i -> look).toList());
      long admitted =
          verdicts.stream().filter(v -> v.resultNow() instanceof Verdict.Admitted).count();

      assertThat(admitted).isOne();
    }
  }

  @Test
  void needsASecret() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SlackGate(List.of(), now::get));
    assertThatIllegalArgumentException().isThrownBy(() -> new SlackGate(List.of(" "), now::get));
  }

  private Verdict look(String secret, long secondsAway) {
    String timestamp = timestamp(secondsAway);
    return gate.look(timestamp, new Signature(secret).of(timestamp, BODY), BODY);
  }

  private static String timestamp(long secondsAway) {
    return Long.toString(NOON.getEpochSecond() + secondsAway);
  }
}
