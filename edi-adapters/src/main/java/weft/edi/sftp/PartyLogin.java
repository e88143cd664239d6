package weft.edi.sftp;

import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.reception.RefusedAttempts;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Admits a party by its code and a key that its channel lists at that moment. If a key is revoked,
 * its sessions end with the first request that is more than ten seconds after the last check.
 */
final class PartyLogin implements PublickeyAuthenticator, SessionListener {
  private static final Logger LOG = LoggerFactory.getLogger(PartyLogin.class);
  private static final AttributeKey<PublicKey> KEY = new AttributeKey<>();
  private static final AttributeKey<Long> LOOKED = new AttributeKey<>();
  private static final AttributeKey<Boolean> REFUSED = new AttributeKey<>();
  private static final long AGAIN = Duration.ofSeconds(10).toNanos();

  private final PartyDirectory directory;
  private final LoginsSeen seen;
  private final RefusedAttempts attempts = new RefusedAttempts();
  private final RecentLogins logins = new RecentLogins(System::nanoTime);

  PartyLogin(PartyDirectory directory, LoginsSeen seen) {
    this.directory = directory;
    this.seen = seen;
  }

  @Override
  public boolean authenticate(String name, PublicKey key, ServerSession session) {
    String address = address(session);
    if (attempts.areTooMany(address, name)) {
      seen.saw(LoginsSeen.Login.TOO_OFTEN, name, address);
      return false;
    }
    if (party(name).filter(it -> holds(it, key)).isEmpty()) {
      refuse(name, address, session);
      return false;
    }
    if (logins.areTooMany(name)) {
      if (session.setAttribute(REFUSED, true) == null) tooOften(name, address);
      return false;
    }
    session.setAttribute(KEY, key);
    session.setAttribute(LOOKED, System.nanoTime());
    return true;
  }

  private void tooOften(String name, String address) {
    LOG.info("{} logs in too often by SFTP and is refused for the rest of the minute", name);
    seen.saw(LoginsSeen.Login.TOO_OFTEN, name, address);
  }

  /**
   * Counts one refusal per session, because a client may offer several keys before the right one.
   */
  private void refuse(String name, String address, ServerSession session) {
    if (session.setAttribute(REFUSED, true) != null) return;
    attempts.refused(address, name);
    LOG.info("SFTP login of {} from {} refused", printable(name), address);
    seen.saw(LoginsSeen.Login.REFUSED, name, address);
  }

  @Override
  public void sessionEvent(Session session, Event event) {
    if (event != Event.Authenticated) return;
    attempts.succeeded(address((ServerSession) session), session.getUsername());
    logins.add(session.getUsername());
    seen.saw(LoginsSeen.Login.CAME_IN, session.getUsername(), address((ServerSession) session));
  }

  Optional<PartyCode> party(String name) {
    return directory.party(name, "ZZ").filter(it -> it.value().equals(name));
  }

  boolean stillHolds(ServerSession session) {
    Long looked = session.getAttribute(LOOKED);
    if (looked != null && System.nanoTime() - looked < AGAIN) return true;
    PublicKey key = session.getAttribute(KEY);
    if (key == null || party(session.getUsername()).filter(it -> holds(it, key)).isEmpty()) {
      LOG.info("The SFTP key of {} was revoked; its session ends", session.getUsername());
      return false;
    }
    session.setAttribute(LOOKED, System.nanoTime());
    return true;
  }

  private boolean holds(PartyCode party, PublicKey key) {
    return Keys.contains(directory.channel(party).sftpKeys(), key);
  }

  private static String address(ServerSession session) {
    return session.getClientAddress() instanceof InetSocketAddress it && it.getAddress() != null
        ? it.getAddress().getHostAddress()
        : "?";
  }

  private static String printable(String name) {
    return name.substring(0, Math.min(40, name.length())).replaceAll("[^A-Za-z0-9_.@-]", "?");
  }
}
