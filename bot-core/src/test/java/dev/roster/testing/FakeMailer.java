package dev.roster.testing;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Mailer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps the mails; fails when it is told to. Safe for any number of threads. */
public final class FakeMailer implements Mailer {

  private static final Pattern LINK = Pattern.compile("/invitations/(?<token>[A-Za-z0-9_-]{43})");

  private static final Pattern CODE = Pattern.compile("account confirm (?<code>[A-Z0-9-]{9})");

  private static final Pattern PAGE_CODE =
      Pattern.compile("(?m)^ +(?<code>[2-9A-Z]{4}-[2-9A-Z]{4})$");

  private final List<Mail> sent = new CopyOnWriteArrayList<>();
  private final Deque<DeliveryException> failures = new ArrayDeque<>();
  private @Nullable DeliveryException down;
  private volatile @Nullable Mailer through;

  @Override
  public void send(Mail mail) throws DeliveryException {
    DeliveryException failure;
    synchronized (failures) {
      failure = failures.isEmpty() ? down : failures.poll();
    }
    if (failure != null) {
      if (failure.mayHaveArrived()) {
        sent.add(mail);
      }
      throw failure;
    }
    Mailer next = through;
    if (next != null) {
      next.send(mail);
    }
    sent.add(mail);
  }

  /** From now on mails go this way too, and fail when they fail there. */
  public void through(Mailer mailer) {
    through = mailer;
  }

  /** From now on every mail fails like this; null for a server that works again. */
  public void down(@Nullable DeliveryException failure) {
    synchronized (failures) {
      down = failure;
    }
  }

  /** The next mails fail like this, one after the other. */
  public void failNext(Verdict... verdicts) {
    for (Verdict verdict : verdicts) {
      failNext(new DeliveryException(verdict, "the fake mail server was told to fail"));
    }
  }

  /** The next mail fails like this; one that may have arrived has. */
  public void failNext(DeliveryException failure) {
    synchronized (failures) {
      failures.add(failure);
    }
  }

  /** The mails that were taken, oldest first. */
  public List<Mail> sent() {
    return List.copyOf(sent);
  }

  /** The mails to an address, oldest first. */
  public List<Mail> to(String address) {
    return sent().stream().filter(mail -> mail.to().equals(address)).toList();
  }

  /** The code for chat in the newest mail to an address that has one. */
  public Optional<String> code(String address) {
    return code(address, CODE);
  }

  /** The code for a page in the newest mail to an address that has one. */
  public Optional<String> pageCode(String address) {
    return code(address, PAGE_CODE);
  }

  private Optional<String> code(String address, Pattern pattern) {
    return to(address).stream()
        .map(mail -> pattern.matcher(mail.text()))
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group("code"))
        .reduce((before, after) -> after);
  }

  /** The token of the invitation link in the newest mail to an address. */
  public Optional<String> invitationToken(String address) {
    return to(address).stream()
        .map(mail -> LINK.matcher(mail.text()))
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group("token"))
        .reduce((before, after) -> after);
  }
}
