package dev.roster.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One thing that a person did, and what came back. */
public final class Interaction {

  static final int COMMAND = 2;
  static final int COMPONENT = 3;
  static final int AUTOCOMPLETE = 4;
  static final int MODAL = 5;

  private static final long LONGEST_WAIT_SECONDS = 20;

  private final String id = Snowflakes.next();
  private final String token = "token-" + id;
  private final int type;
  private final Person person;
  private final Channel channel;
  private final @Nullable Shown source;
  private final ObjectNode data;
  private final long sent = System.nanoTime();
  private final BlockingQueue<Shown> answers = new LinkedBlockingQueue<>();
  private final List<Shown> messages = new ArrayList<>();
  private final CompletableFuture<Long> acknowledged = new CompletableFuture<>();
  private final CompletableFuture<Long> answered = new CompletableFuture<>();
  private @Nullable Shown original;
  private volatile @Nullable JsonNode response;
  private volatile long delivered;
  private int deliveries;
  private int attempts;

  Interaction(int type, Person person, Channel channel, @Nullable Shown source, ObjectNode data) {
    this.type = type;
    this.person = person;
    this.channel = channel;
    this.source = source;
    this.data = data;
  }

  /** Discord's id of it. */
  public String id() {
    return id;
  }

  /** Nanoseconds until the first answer of the app arrived, of whatever kind; waits for it. */
  public long acknowledgedAfter() throws InterruptedException {
    return await(acknowledged, "The application did not respond");
  }

  /** Nanoseconds until there were words to read, not only a promise of them; waits for them. */
  public long answeredAfter() throws InterruptedException {
    return await(answered, "no answer");
  }

  /** The next answer with words, be it a new message or one that changed; waits for it. */
  public Shown answer() throws InterruptedException {
    Shown answer = answers.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new AssertionError("no answer to " + this);
    }
    return answer;
  }

  /** Whether a further answer is there by now. */
  public boolean hasAnswer() {
    return !answers.isEmpty();
  }

  /** Whether the app has acknowledged it by now. */
  public boolean isAcknowledged() {
    return acknowledged.isDone();
  }

  /** The form that it opened; waits for it. */
  public Modal modal() throws InterruptedException {
    acknowledgedAfter();
    return new Modal(this, responseOf(Answers.OPEN_MODAL));
  }

  /** Whether the first answer was a form. */
  public boolean openedModal() throws InterruptedException {
    acknowledgedAfter();
    return response != null && response.path("type").asInt() == Answers.OPEN_MODAL;
  }

  List<Choice> choices() throws InterruptedException {
    acknowledgedAfter();
    return Json.list(responseOf(Answers.SUGGEST).path("choices")).stream()
        .map(each -> new Choice(Json.text(each, "name"), Json.text(each, "value")))
        .toList();
  }

  private JsonNode responseOf(int expected) {
    if (response == null || response.path("type").asInt() != expected) {
      throw new AssertionError("response " + expected + " was expected, not " + response);
    }
    return response.path("data");
  }

  private long await(CompletableFuture<Long> event, String otherwise) throws InterruptedException {
    try {
      return event.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) - sent;
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError(otherwise + ": " + this, e);
    }
  }

  String token() {
    return token;
  }

  int type() {
    return type;
  }

  Person person() {
    return person;
  }

  Channel channel() {
    return channel;
  }

  @Nullable Shown source() {
    return source;
  }

  ObjectNode data() {
    return data;
  }

  long sent() {
    return sent;
  }

  /** When the app got it at first; 0 when it did not yet. */
  long delivered() {
    return delivered;
  }

  void noteDelivery() {
    deliveries++;
    delivered = delivered == 0 ? System.nanoTime() : delivered;
  }

  void excuseAttempt() {
    attempts--;
  }

  /** Counts a first answer; whether there are now more of them than deliveries. */
  boolean noteAttempt() {
    return ++attempts > deliveries;
  }

  void acknowledge(JsonNode with, long at) {
    response = with;
    acknowledged.complete(at);
  }

  @Nullable Shown original() {
    return original;
  }

  void original(@Nullable Shown message) {
    original = message;
  }

  List<Shown> messages() {
    return messages;
  }

  void answeredBy(Shown message) {
    answers.add(message);
    answered.complete(System.nanoTime());
  }

  @Override
  public String toString() {
    return person + " " + data;
  }
}
