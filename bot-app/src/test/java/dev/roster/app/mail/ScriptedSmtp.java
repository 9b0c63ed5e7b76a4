package dev.roster.app.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers each SMTP verb as the test says, else as a willing server does. */
final class ScriptedSmtp implements AutoCloseable {

  /** Says nothing, and keeps the connection. */
  static final String HANG = "HANG";

  /** Says nothing, and ends the connection. */
  static final String DROP = "DROP";

  /** Stands between what was sent in the clear and what was sent encrypted. */
  static final String TLS = "<TLS>";

  private static final Map<String, String> WILLING =
      Map.of("EHLO", "250 here", "DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final List<List<String>> conversations = new CopyOnWriteArrayList<>();

  private final boolean encrypted;

  private ScriptedSmtp(ServerSocket socket, Map<String, String> answers, boolean encrypted) {
    this.socket = socket;
    this.answers = new ConcurrentHashMap<>(answers);
    this.encrypted = encrypted;
  }

  /** Answers the given verbs so; {@code .} is the end of the data, {@code hello} the greeting. */
  static ScriptedSmtp answering(Map<String, String> answers) throws IOException {
    return serving(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers, false);
  }

  /** The same behind TLS from the first byte. */
  static ScriptedSmtp encrypted(Map<String, String> answers) throws IOException {
    return serving(
        MailCertificate.server().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        answers,
        true);
  }

  private static ScriptedSmtp serving(
      ServerSocket socket, Map<String, String> answers, boolean encrypted) {
    var server = new ScriptedSmtp(socket, answers, encrypted);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  /** Answers a verb, or a whole line, so from now on. */
  void answer(String verb, String reply) {
    answers.put(verb, reply);
  }

  /** Is a willing server from now on. */
  void recover() {
    answers.clear();
  }

  SmtpServer address() {
    return address("");
  }

  /** The same with a login, such as {@code user:pass@}. */
  SmtpServer address(String login) {
    return address(login, "127.0.0.1");
  }

  /** The same by another name of this machine. */
  SmtpServer address(String login, String host) {
    String scheme = encrypted ? "smtps://" : "smtp://";
    return SmtpServer.parse(scheme + login + host + ":" + socket.getLocalPort());
  }

  /** What clients sent. */
  List<String> lines() {
    return conversations.stream().flatMap(List::stream).toList();
  }

  /** The same by connection. */
  List<List<String>> conversations() {
    return List.copyOf(conversations);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> converse(client));
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  private void converse(Socket client) {
    var lines = new CopyOnWriteArrayList<String>();
    conversations.add(lines);
    converse(client, lines, answers.getOrDefault("hello", "220 here"));
  }

  private void converse(Socket client, List<String> lines, String greeting) {
    try (client) {
      var in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      boolean on = greeting.isEmpty() || say(client, greeting);
      boolean data = false;
      for (String line = in.readLine(); on && line != null; line = in.readLine()) {
        lines.add(line);
        if (data && !line.equals(".")) {
          continue;
        }
        String verb = line.split(" ", 2)[0];
        String answer =
            answers.getOrDefault(
                line, answers.getOrDefault(verb, WILLING.getOrDefault(verb, "250 fine")));
        data = verb.equals("DATA") && answer.startsWith("354");
        on = say(client, answer);
        if (verb.equals("STARTTLS") && answer.startsWith("220")) {
          lines.add(TLS);
          converse(MailCertificate.server(client), lines, "");
          return;
        }
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static boolean say(Socket client, String line) throws IOException {
    if (line.equals(DROP)) {
      return false;
    }
    if (!line.equals(HANG)) {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      client.getOutputStream().flush();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
