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
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers each SMTP verb as the test says, else as a willing server does. */
final class ScriptedSmtp implements AutoCloseable {

  private static final Map<String, String> WILLING =
      Map.of("EHLO", "250 here", "DATA", "354 go on", ".", "250 taken", "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, String> answers;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private ScriptedSmtp(ServerSocket socket, Map<String, String> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /** Answers the given verbs so; {@code .} is the end of the data, {@code hello} the greeting. */
  static ScriptedSmtp answering(Map<String, String> answers) throws IOException {
    var server =
        new ScriptedSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  SmtpServer address() {
    return SmtpServer.parse("smtp://127.0.0.1:" + socket.getLocalPort());
  }

  /** What clients sent. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        converse(client);
      } catch (IOException e) {
        // The client is gone or the test has ended.
      }
    }
  }

  private void converse(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, answers.getOrDefault("hello", "220 here"));
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(line);
      if (data && !line.equals(".")) {
        continue;
      }
      String verb = line.split(" ", 2)[0];
      String answer = answers.getOrDefault(verb, WILLING.getOrDefault(verb, "250 fine"));
      data = verb.equals("DATA") && answer.startsWith("354");
      say(client, answer);
    }
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
