package dev.roster.app.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.platform.DomainRecords.Answer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a name server of the test's own, over UDP (RFC 1035, 4.1). */
class DnsRecordsTest {

  private static final int HEADER = 12;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private static final Map<String, List<List<String>>> ZONE =
      Map.of(
          "_roster.acme.test", List.of(List.of("v=spf1 -all"), List.of("roster-domain-", "x=y")),
          "empty.test", List.of());

  private final DatagramSocket socket;
  private final DnsRecords records;

  DnsRecordsTest() throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.records = new DnsRecords("dns://127.0.0.1:" + socket.getLocalPort());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private void serve() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
        String name = name(question);
        if (!name.startsWith("silent.")) {
          byte[] answer = answer(question, name);
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(byte[] question) {
    var name = new StringBuilder();
    for (int at = HEADER; question[at] != 0; at += question[at] + 1) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
    }
    return name.toString();
  }

  private static byte[] answer(byte[] question, String name) throws IOException {
    List<List<String>> found = ZONE.getOrDefault(name, List.of());
    int code =
        name.startsWith("broken.") ? SERVER_FAILURE : ZONE.containsKey(name) ? 0 : NO_SUCH_NAME;
    int end = HEADER + name.length() + 2 + 4;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8180 | code);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(question, HEADER, end - HEADER);
    for (List<String> strings : found) {
      out.writeShort(0xC000 | HEADER);
      out.writeShort(16);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(strings.stream().mapToInt(one -> one.length() + 1).sum());
      for (String one : strings) {
        out.writeByte(one.length());
        out.writeBytes(one);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void putsTheStringsOfEachRecordTogether() {
    assertThat(records.texts("_roster.acme.test"))
        .isInstanceOfSatisfying(
            Answer.Known.class,
            known ->
                assertThat(known.texts())
                    .containsExactlyInAnyOrder("v=spf1-all", "roster-domain-x=y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere.test", "empty.test"})
  void knowsThatThereIsNone(String name) {
    assertThat(records.texts(name)).isEqualTo(new Answer.Known(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken.test", "silent.test"})
  void knowsNothingWithoutAnAnswer(String name) {
    assertThat(records.texts(name)).isInstanceOf(Answer.Unknown.class);
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
