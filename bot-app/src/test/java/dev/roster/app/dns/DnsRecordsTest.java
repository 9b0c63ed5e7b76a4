package dev.roster.app.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.platform.DomainRecords.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a name server of the test's own. */
class DnsRecordsTest {

  private static final String RECORD = "roster-domain-verification=" + "a".repeat(32);

  private final NameServer server;
  private final DnsRecords records;

  DnsRecordsTest() throws IOException {
    this.server = new NameServer();
    // An answer comes at once, but on a busy machine; only what never comes is waited for shortly.
    this.records = new DnsRecords(server.url(), Duration.ofSeconds(20), 1);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private List<String> texts(String name) {
    return ((Answer.Known) records.texts(name)).texts();
  }

  @Test
  void putsTheStringsOfEachRecordTogether() {
    server
        .says("_roster.acme.test", "v=spf1 -all")
        .says("_roster.acme.test", RECORD.substring(0, 20), RECORD.substring(20));
    assertThat(texts("_roster.acme.test")).containsExactlyInAnyOrder("v=spf1-all", RECORD);
  }

  @Test
  void asksOverTcpForWhatIsTooLargeForOnePacket() {
    IntStream.range(0, 60).forEach(i -> server.says("acme.test", "other-vendor=" + i));
    server.says("acme.test", RECORD);
    assertThat(texts("acme.test")).hasSize(61).contains(RECORD);
  }

  @Test
  void followsAnotherNameOfTheSame() {
    server.leads("_roster.acme.test", "_roster.proofs.test").says("_roster.proofs.test", RECORD);
    assertThat(texts("_roster.acme.test")).containsExactly(RECORD);
  }

  @Test
  void knowsThatThereIsNone() {
    server.knows("empty.test").leads("loose.test", "nowhere.test");
    assertThat(texts("nowhere.test")).isEmpty();
    assertThat(texts("empty.test")).isEmpty();
    assertThat(texts("loose.test")).isEmpty();
  }

  @Test
  void knowsNothingWithoutAnAnswer() throws IOException {
    server.fails("broken.test").hides("silent.test");
    assertThat(records.texts("broken.test")).isInstanceOf(Answer.Unknown.class);
    var impatient = new DnsRecords(server.url(), Duration.ofMillis(200), 1);
    assertThat(impatient.texts("silent.test")).isInstanceOf(Answer.Unknown.class);
    server.close();
    assertThat(impatient.texts("acme.test")).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void findsNothingAtANameThatIsTooLong() {
    String label = "a".repeat(63) + ".";
    assertThat(records.texts("_roster." + label.repeat(4) + "test"))
        .isEqualTo(new Answer.Known(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "co.uk", "github.io"})
  void knowsPublicSuffixes(String domain) {
    assertThat(records.isPublicSuffix(domain)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.com", "acme.co.uk", "mail.acme.com", "xn--bcher-kva.com"})
  void knowsDomainsOfSomebody(String domain) {
    assertThat(records.isPublicSuffix(domain)).isFalse();
  }
}
