package dev.roster.testing;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.WebhookSender;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is posted; fails when it is told to. Safe for any number of threads. */
public final class FakeWebhooks implements WebhookSender {

  /** A host that leads into an inner network. */
  public static final String INNER = "inner.acme.test";

  private final List<Post> sent = new CopyOnWriteArrayList<>();
  private final Deque<Verdict> failures = new ArrayDeque<>();

  @Override
  public void send(Post post) throws DeliveryException {
    Verdict verdict;
    synchronized (failures) {
      verdict = failures.poll();
    }
    if (verdict != null) {
      throw new DeliveryException(verdict, "it answered 500");
    }
    sent.add(post);
  }

  @Override
  public void check(URI url) throws DeliveryException {
    if (url.getHost().equals(INNER)) {
      throw new DeliveryException(
          new Verdict.Never(), "`%s` leads to an inner network.".formatted(INNER));
    }
  }

  /** The next posts fail like this, one after the other. */
  public void failNext(Verdict... verdicts) {
    synchronized (failures) {
      failures.addAll(List.of(verdicts));
    }
  }

  /** What was taken, the oldest first. */
  public List<Post> sent() {
    return List.copyOf(sent);
  }

  /** The types of what was taken, without what all begin with. */
  public List<String> types() {
    return sent.stream().map(post -> post.type().substring("dev.roster.".length())).toList();
  }
}
