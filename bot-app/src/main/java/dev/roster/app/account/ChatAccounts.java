package dev.roster.app.account;

import dev.roster.access.Refusal;
import dev.roster.account.Unlinking;
import dev.roster.app.visit.Forms;
import dev.roster.app.web.Pages;
import dev.roster.session.WebSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Unlinks chat accounts on the account page, once it has said what comes of it. */
final class ChatAccounts {

  private static final String ACCOUNT = "account";

  private final Unlinking unlinking;
  private final Forms forms;

  ChatAccounts(Unlinking unlinking, Forms forms) {
    this.unlinking = unlinking;
    this.forms = forms;
  }

  void ask(HttpServletRequest request, HttpServletResponse response, WebSession session)
      throws IOException {
    String account = AccountServlet.parameter(request, ACCOUNT);
    Optional<Unlinking.Preview> chat =
        session.person().flatMap(person -> unlinking.look(person, account));
    if (chat.isEmpty()) {
      isGone(response);
    } else {
      Pages.send(
          response,
          HttpServletResponse.SC_OK,
          "unlink",
          Map.of(
              "chat", chat.get(),
              "hindrance", hindrance(chat.get()),
              "csrf", forms.token(request, response, AccountServlet.SUBJECT)));
    }
  }

  /** Discord has a command of each group's own name. */
  private static String hindrance(Unlinking.Preview chat) {
    String sentence = chat.hindrance().orElse("");
    return chat.platform().equals("Discord") ? sentence.replace("`", "") : Pages.fromChat(sentence);
  }

  void unlink(
      HttpServletRequest request, HttpServletResponse response, WebSession session, String form)
      throws IOException {
    String account = AccountServlet.parameter(request, ACCOUNT);
    try {
      boolean done =
          session.person().isPresent()
              && unlinking.unlink(session.person().get(), account, "unlink:" + form);
      if (done) {
        AccountServlet.back(response);
      } else {
        isGone(response);
      }
    } catch (Refusal why) {
      AccountServlet.notDone(
          response, HttpServletResponse.SC_CONFLICT, Pages.fromChat(why.sentence()));
    }
  }

  private static void isGone(HttpServletResponse response) throws IOException {
    Pages.sendMessage(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "No such chat account",
        "It is not linked to you, or not any more. Look at /account.");
  }
}
