package dev.roster.app.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A name server in the hands of a test, over UDP and TCP on one port (RFC 1035, 4.1 and 4.2). */
final class NameServer implements AutoCloseable {

  private static final int HEADER = 12;
  private static final int ANSWERS = 0x8180;
  private static final int CUT_OFF = 0x0200;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;
  private static final int TXT = 16;
  private static final int CNAME = 5;

  /** What fits into an answer over UDP without extensions. */
  private static final int MOST_OVER_UDP = 512;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, List<List<String>>> texts = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  NameServer() throws IOException {
    var here = InetAddress.getLoopbackAddress();
    this.tcp = new ServerSocket(0, 10, here);
    this.udp = new DatagramSocket(tcp.getLocalPort(), here);
    Thread.ofVirtual().start(this::overUdp);
    Thread.ofVirtual().start(this::overTcp);
  }

  String url() {
    return "dns://127.0.0.1:" + udp.getLocalPort();
  }

  /** A name that exists, without a record so far. */
  NameServer knows(String name) {
    texts.computeIfAbsent(name, _ -> new ArrayList<>());
    return this;
  }

  /** Adds a record of some strings. */
  NameServer says(String name, String... strings) {
    texts.computeIfAbsent(name, _ -> new ArrayList<>()).add(List.of(strings));
    return this;
  }

  /** Makes one name another one's. */
  NameServer leads(String name, String target) {
    aliases.put(name, target);
    return this;
  }

  /** Says that it cannot tell. */
  NameServer fails(String name) {
    failing.add(name);
    return this;
  }

  /** Says nothing. */
  NameServer hides(String name) {
    silent.add(name);
    return this;
  }

  private void overUdp() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[4096], 4096);
        udp.receive(packet);
        byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
        if (!silent.contains(name(question))) {
          byte[] whole = answer(question, false);
          byte[] sent = whole.length <= MOST_OVER_UDP ? whole : answer(question, true);
          udp.send(new DatagramPacket(sent, sent.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void overTcp() {
    try {
      while (true) {
        try (Socket client = tcp.accept()) {
          var in = new DataInputStream(client.getInputStream());
          byte[] answer = answer(in.readNBytes(in.readUnsignedShort()), false);
          var out = new DataOutputStream(client.getOutputStream());
          out.writeShort(answer.length);
          out.write(answer);
        }
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private byte[] answer(byte[] question, boolean cut) throws IOException {
    String name = name(question);
    String target = aliases.getOrDefault(name, name);
    List<List<String>> found = cut ? List.of() : texts.getOrDefault(target, List.of());
    boolean exists = texts.containsKey(target) || aliases.containsKey(name);
    int code = failing.contains(name) ? SERVER_FAILURE : exists ? 0 : NO_SUCH_NAME;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(ANSWERS | code | (cut ? CUT_OFF : 0));
    out.writeShort(1);
    out.writeShort(found.size() + (target.equals(name) ? 0 : 1));
    out.writeInt(0);
    out.write(question, HEADER, name.length() + 2 + 4);
    if (!target.equals(name)) {
      record(out, name, CNAME, written(target));
    }
    for (List<String> strings : found) {
      var data = new ByteArrayOutputStream();
      for (String one : strings) {
        data.write(one.length());
        data.write(one.getBytes(StandardCharsets.US_ASCII));
      }
      record(out, target, TXT, data.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void record(DataOutputStream out, String name, int type, byte[] data)
      throws IOException {
    out.write(written(name));
    out.writeShort(type);
    out.writeShort(1);
    out.writeInt(60);
    out.writeShort(data.length);
    out.write(data);
  }

  private static byte[] written(String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
