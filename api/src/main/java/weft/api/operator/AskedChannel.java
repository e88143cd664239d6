package weft.api.operator;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.party.Channel;
import weft.party.Channel.As2;
import weft.party.Channel.SftpServer;

/**
 * A channel in a request; any value may be missing.
 *
 * @param paused unchanged where it is missing
 * @param reason required where {@code paused} changes
 */
record AskedChannel(
    Channel.@Nullable Delivery delivery,
    @Nullable AskedAs2 as2,
    @Nullable AskedServer sftp,
    @Nullable List<String> sftpKeys,
    @Nullable Boolean paused,
    @Nullable String reason) {

  Channel channel(Channel before) {
    return new Channel(
        Body.required(delivery, "/delivery"),
        as2 == null ? null : as2.agreed(),
        sftp == null ? null : sftp.agreed(),
        list(sftpKeys),
        Objects.requireNonNullElse(paused, before.paused()));
  }

  record AskedAs2(
      @Nullable String id,
      @Nullable String url,
      @Nullable List<String> certificates,
      @Nullable Boolean sign,
      @Nullable Boolean encrypt,
      @Nullable Boolean compress,
      As2.@Nullable Mdn mdn,
      As2.@Nullable Encryption encryption) {
    As2 agreed() {
      return new As2(
          Body.required(id, "/as2/id"),
          url,
          list(certificates),
          !Boolean.FALSE.equals(sign),
          !Boolean.FALSE.equals(encrypt),
          Boolean.TRUE.equals(compress),
          Objects.requireNonNullElse(mdn, As2.Mdn.SYNC),
          encryption);
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
}
