package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files come from a party and go to it. Whoever sends proves itself by its channel: the AS2
 * certificate, the SFTP key, the folder's owner.
 *
 * @param delivery by which way interchanges go to it
 * @param as2 needed for delivery by AS2, and to receive by it
 * @param sftp the party's own SFTP server; needed for delivery to it
 * @param sftpKeys public keys, one each in the form of {@code authorized_keys}, with which the
 *     party may log in at the hub's SFTP server
 * @param paused nothing is delivered until an operator says so; nothing is lost meanwhile
 */
public record Channel(
    Delivery delivery,
    @Nullable As2 as2,
    @Nullable SftpServer sftp,
    List<String> sftpKeys,
    boolean paused) {
  /** A folder of its own at the hub, also served by the hub's SFTP server. */
  public static final Channel FOLDER = new Channel(Delivery.FOLDER, null, null, List.of(), false);

  public enum Delivery {
    FOLDER,
    AS2,
    SFTP
  }

  /**
   * A party's AS2 (RFC 4130).
   *
   * @param id its AS2-From
   * @param url where it takes messages; null where it only sends
   * @param certificates PEM, each valid within its own window, so that a new one can be laid beside
   *     the old
   * @param compress before signing (RFC 5402)
   * @param mdn how receipts for our messages are asked for
   * @param encryption by which methods; null: {@link Encryption#AUTHENTICATED}
   */
  public record As2(
      String id,
      @Nullable String url,
      List<String> certificates,
      boolean sign,
      boolean encrypt,
      boolean compress,
      Mdn mdn,
      @Nullable Encryption encryption) {
    /** Encrypted by the methods that are preferred. */
    public As2(
        String id,
        @Nullable String url,
        List<String> certificates,
        boolean sign,
        boolean encrypt,
        boolean compress,
        Mdn mdn) {
      this(id, url, certificates, sign, encrypt, compress, mdn, null);
    }

    /** Whether the older methods are taken as well, and ours are by them. */
    public boolean classic() {
      return encryption == Encryption.CLASSIC;
    }

    public enum Encryption {
      /** Keys by RSA-OAEP, content by AES-GCM, which nobody changes unseen. */
      AUTHENTICATED,
      /** Also keys by RSA with PKCS #1 v1.5, and content by AES-CBC, for systems of before. */
      CLASSIC
    }

    public enum Mdn {
      NONE,
      SYNC,
      ASYNC
    }
  }

  /**
   * A party's SFTP server.
   *
   * @param hostKeys its public keys, one each in the form of {@code authorized_keys}: no other is
   *     believed
   * @param outbox the folder from which its files are fetched; null: none are
   * @param inbox the folder into which ours are laid
   */
  public record SftpServer(
      String host,
      int port,
      String user,
      List<String> hostKeys,
      @Nullable String outbox,
      String inbox) {}
}
