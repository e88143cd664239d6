package weft.api.operator;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.as2.Certificates;
import weft.edi.outbox.Undelivered;
import weft.party.Channel;
import weft.projections.party.PartyChannel;

/**
 * A party's channel in a list, with its certificates and its queue. This record is the JSON.
 *
 * @param version 0 where nothing was agreed, so that the channel is a folder
 * @param certificateDays days of certificate validity without a gap; null without AS2
 * @param waiting number of interchanges that wait for delivery
 * @param dead number of interchanges whose delivery was given up
 */
record ChannelItem(
    String party,
    long version,
    Channel.Delivery delivery,
    PartyChannel.@Nullable Pause pause,
    List<Certificate> certificates,
    @Nullable Long certificateDays,
    long waiting,
    long dead) {

  /**
   * One certificate of its AS2.
   *
   * @param days until it expires; negative after that
   */
  record Certificate(
      String subject, String serial, Instant notBefore, Instant notAfter, long days) {
    static Certificate of(X509Certificate it, Instant now) {
      return new Certificate(
          it.getSubjectX500Principal().getName(),
          it.getSerialNumber().toString(16),
          it.getNotBefore().toInstant(),
          it.getNotAfter().toInstant(),
          Math.floorDiv(
              Duration.between(now, it.getNotAfter().toInstant()).toSeconds(),
              Duration.ofDays(1).toSeconds()));
    }
  }

  static ChannelItem of(PartyChannel it, @Nullable Undelivered standing, Instant now) {
    Certificates certificates = certificates(it.channel());
    Undelivered letters = standing == null ? Undelivered.NOTHING : standing;
    return new ChannelItem(
        it.party(),
        it.version(),
        it.channel().delivery(),
        it.pause(),
        certificates == null
            ? List.of()
            : certificates.all().stream().map(one -> Certificate.of(one, now)).toList(),
        certificates == null ? null : certificates.remaining(now).toDays(),
        letters.waiting(),
        letters.dead());
  }

  /** Null without AS2; unreadable certificates count as none. */
  static @Nullable Certificates certificates(Channel channel) {
    if (channel.as2() == null) return null;
    try {
      return Certificates.of(channel.as2().certificates());
    } catch (CertificateException e) {
      return new Certificates(List.of());
    }
  }
}
