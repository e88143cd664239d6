package weft.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** A person's sessions on all devices, to list and end. */
@Component
class OwnSessions {
  private static final String ADDRESS = "weft.address";
  private static final String AGENT = "weft.agent";
  private static final int LONGEST = 300;

  private final FindByIndexNameSessionRepository<Session> sessions;
  private final OpenStreams streams;
  private final Revocations revocations;
  private final BrowserAddress addresses;
  private final Clock clock;

  @SuppressWarnings("unchecked")
  OwnSessions(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      OpenStreams streams,
      Revocations revocations,
      BrowserAddress addresses,
      Clock clock) {
    this.sessions = (FindByIndexNameSessionRepository<Session>) sessions;
    this.streams = streams;
    this.revocations = revocations;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * A session as its owner sees it.
   *
   * @param id identifies it here but gives no access
   * @param seen last use, to the minute
   * @param agent the browser's user agent
   * @param current whether it is the requesting session
   */
  record Item(
      String id,
      Instant begun,
      Instant seen,
      @Nullable String address,
      @Nullable String agent,
      boolean current) {}

  /** Stores owner, address and browser of a new session. */
  void begin(HttpServletRequest request, OidcUser who) {
    var session = request.getSession();
    session.setAttribute(
        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
        digest(who.getIssuer() + " " + who.getSubject()));
    session.setAttribute(ADDRESS, addresses.of(request));
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    if (agent != null)
      session.setAttribute(AGENT, agent.substring(0, Math.min(LONGEST, agent.length())));
  }

  /** The owner's sessions, newest first. */
  List<Item> list(HttpSession asking) {
    List<Item> items = new ArrayList<>();
    of(asking).forEach((id, it) -> item(id, it, asking).ifPresent(items::add));
    items.sort(Comparator.comparing(Item::begun).reversed());
    return items;
  }

  /** Ends one of the owner's sessions; false if there is none with this id. */
  boolean end(HttpSession asking, String id) {
    for (var it : of(asking).entrySet())
      if (digest(it.getKey()).equals(id)) {
        end(it.getKey(), it.getValue().getAttribute(SessionTokens.KEY));
        return true;
      }
    return false;
  }

  /** Deletes the session, closes its streams and revokes its tokens. */
  private void end(String id, @Nullable Tokens tokens) {
    sessions.deleteById(id);
    streams.close(id);
    revocations.revoke(tokens);
  }

  private Map<String, Session> of(HttpSession asking) {
    var owner = asking.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
    return owner == null ? Map.of() : sessions.findByPrincipalName(owner.toString());
  }

  private Optional<Item> item(String id, Session it, HttpSession asking) {
    Instant begun = it.getAttribute(SessionLimits.BEGUN);
    Instant seen = it.getAttribute(SessionLimits.SEEN);
    if (begun == null || seen == null || SessionLimits.isOver(begun, seen, clock.instant()))
      return Optional.empty();
    return Optional.of(
        new Item(
            digest(id),
            begun,
            seen,
            it.getAttribute(ADDRESS),
            it.getAttribute(AGENT),
            id.equals(asking.getId())));
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
