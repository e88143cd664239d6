package weft.api.operator;

import io.swagger.v3.oas.annotations.Hidden;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.as2.Certificates;
import weft.edi.channel.ChannelCheck;
import weft.edi.channel.ChannelRules;
import weft.language.Text;
import weft.party.Channel;
import weft.party.Channel.As2;
import weft.party.Channel.SftpServer;
import weft.party.Directory;
import weft.party.PartyCode;
import weft.party.PartyEvent.ChannelAgreed;

/**
 * How files come from a party and go to it. The operator says so; a party reads its own. Described
 * in docs/channels.md.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/channels/{party}")
class PartyChannels {
  private final Directory directory;
  private final Asking asking;
  private final ChannelRules rules;
  private final Clock clock;

  /** The look at what is taken and the word that it is now taken belong together. */
  private final ReentrantLock turn = new ReentrantLock();

  PartyChannels(Directory directory, Asking asking, ChannelRules rules, Clock clock) {
    this.directory = directory;
    this.asking = asking;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The channel, and how its certificates stand; this record is the JSON.
   *
   * @param certificateDays for how long a certificate is valid without a gap; null without any
   */
  record View(
      String party,
      Channel channel,
      List<Certificate> certificates,
      @Nullable Long certificateDays) {}

  record Certificate(String subject, String serial, Instant notBefore, Instant notAfter) {}

  @GetMapping
  View get(Caller caller, @PathVariable String party) {
    PartyCode of = known(party);
    if (!caller.is(Role.OPERATOR) && !of.equals(caller.party())) throw Ids.notFound();
    return view(of);
  }

  @PutMapping
  View put(Caller caller, @PathVariable String party, @RequestBody Asked asked) {
    caller.require(Role.OPERATOR);
    return agree(caller, known(party), _ -> asked.channel());
  }

  @PostMapping("/pause")
  View pause(Caller caller, @PathVariable String party) {
    caller.require(Role.OPERATOR);
    return agree(caller, known(party), it -> paused(it, true));
  }

  @PostMapping("/resume")
  View resume(Caller caller, @PathVariable String party) {
    caller.require(Role.OPERATOR);
    return agree(caller, known(party), it -> paused(it, false));
  }

  private static Channel paused(Channel it, boolean paused) {
    return new Channel(it.delivery(), it.as2(), it.sftp(), it.sftpKeys(), paused);
  }

  /** A channel as JSON brings it: anything may be missing. */
  record Asked(
      Channel.@Nullable Delivery delivery,
      @Nullable AskedAs2 as2,
      @Nullable AskedServer sftp,
      @Nullable List<String> sftpKeys,
      @Nullable Boolean paused) {
    Channel channel() {
      return new Channel(
          Body.required(delivery, "/delivery"),
          as2 == null ? null : as2.agreed(),
          sftp == null ? null : sftp.agreed(),
          list(sftpKeys),
          Boolean.TRUE.equals(paused));
    }
  }

  record AskedAs2(
      @Nullable String id,
      @Nullable String url,
      @Nullable List<String> certificates,
      @Nullable Boolean sign,
      @Nullable Boolean encrypt,
      @Nullable Boolean compress,
      As2.@Nullable Mdn mdn) {
    As2 agreed() {
      return new As2(
          Body.required(id, "/as2/id"),
          url,
          list(certificates),
          !Boolean.FALSE.equals(sign),
          !Boolean.FALSE.equals(encrypt),
          Boolean.TRUE.equals(compress),
          Objects.requireNonNullElse(mdn, As2.Mdn.SYNC));
    }
  }

  record AskedServer(
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String user,
      @Nullable List<String> hostKeys,
      @Nullable String outbox,
      @Nullable String inbox) {
    SftpServer agreed() {
      return new SftpServer(
          Body.required(host, "/sftp/host"),
          Objects.requireNonNullElse(port, 22),
          Body.required(user, "/sftp/user"),
          list(hostKeys),
          outbox,
          Body.required(inbox, "/sftp/inbox"));
    }
  }

  private static List<String> list(@Nullable List<String> asked) {
    return asked == null ? List.of() : asked.stream().filter(Objects::nonNull).toList();
  }

  private View agree(Caller caller, PartyCode party, UnaryOperator<Channel> change) {
    turn.lock();
    try {
      Channel before = directory.channel(party);
      Channel after = change.apply(before);
      // To pause what has expired meanwhile must be possible.
      if (!after.equals(paused(before, after.paused()))) check(party, after);
      asking.introduce(caller, new ChannelAgreed(party, after), null);
      return view(party);
    } finally {
      turn.unlock();
    }
  }

  private void check(PartyCode party, Channel it) {
    List<ChannelCheck.Finding> findings =
        ChannelCheck.of(party, it, directory, rules, clock.instant());
    if (findings.isEmpty()) return;
    throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT, "channel-refused", findings.getFirst().text())
        .errors(
            findings.stream().map(f -> new Problem.Fault(f.pointer(), f.code(), f.text())).toList())
        .exception();
  }

  private PartyCode known(String party) {
    return directory
        .party(party, "ZZ")
        .filter(it -> it.value().equals(party))
        .orElseThrow(Ids::notFound);
  }

  private View view(PartyCode party) {
    Channel channel = directory.channel(party);
    As2 as2 = channel.as2();
    if (as2 == null) return new View(party.value(), channel, List.of(), null);
    try {
      var certificates = Certificates.of(as2.certificates());
      return new View(
          party.value(),
          channel,
          certificates.all().stream()
              .map(
                  it ->
                      new Certificate(
                          it.getSubjectX500Principal().getName(),
                          it.getSerialNumber().toString(16),
                          it.getNotBefore().toInstant(),
                          it.getNotAfter().toInstant()))
              .toList(),
          certificates.remaining(clock.instant()).toDays());
    } catch (CertificateException e) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "certificate-unreadable",
              new Text("A certificate of the channel cannot be read.", "通道中的某个证书无法读取。"))
          .exception();
    }
  }
}
