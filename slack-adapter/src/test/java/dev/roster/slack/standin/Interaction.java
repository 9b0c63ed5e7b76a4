package dev.roster.slack.standin;

import com.google.gson.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thing that a person did, and what came back. */
public final class Interaction {

  private final String user;
  private final String channel;
  private final @Nullable Shown source;
  private final JsonObject payload;
  private final Door.Kind kind;
  private final BlockingQueue<Shown> answers = new LinkedBlockingQueue<>();
  private final long sent = System.nanoTime();
  private volatile long answered;
  private volatile @Nullable Ack ack;

  Interaction(
      String user, String channel, @Nullable Shown source, Door.Kind kind, JsonObject payload) {
    this.user = user;
    this.channel = channel;
    this.source = source;
    this.kind = kind;
    this.payload = payload;
  }

  /** How it was acknowledged. */
  public Ack ack() {
    if (ack == null) {
      throw new AssertionError("not acknowledged");
    }
    return ack;
  }

  /** The next answer through the response URL; waits up to 20 s. */
  public Shown answer() throws InterruptedException {
    Shown answer = answers.poll(20, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer to " + payload);
    }
    return answer;
  }

  /** Nanoseconds until the first answer arrived; {@link #answer} waits for it. */
  public long answeredAfter() {
    if (answered == 0) {
      throw new AssertionError("not answered");
    }
    return answered - sent;
  }

  /** Whether a further answer is there by now. */
  public boolean hasAnswer() {
    return !answers.isEmpty();
  }

  String user() {
    return user;
  }

  String channel() {
    return channel;
  }

  @Nullable Shown source() {
    return source;
  }

  JsonObject payload() {
    return payload;
  }

  Door.Kind kind() {
    return kind;
  }

  void acknowledged(Ack by) {
    ack = by;
  }

  void answered(Shown answer) {
    answered = answered == 0 ? System.nanoTime() : answered;
    answers.add(answer);
  }
}
