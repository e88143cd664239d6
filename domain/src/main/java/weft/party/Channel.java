package weft.party;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How files come from a party and go to it. The channel also authenticates a sender: by its AS2
 * certificate, its SFTP key, or the owner of the folder.
 *
 * @param delivery the way by which interchanges go to the party
 * @param as2 needed to deliver by AS2 and to receive by it
 * @param sftp the party's own SFTP server; needed for delivery to it
 * @param sftpKeys public keys, each in the form of {@code authorized_keys}, with which the party
 *     may log in at the hub's SFTP server
 * @param paused the hub delivers nothing until an operator resumes; nothing is lost meanwhile
 */
public record Channel(
    Delivery delivery,
    @Nullable As2 as2,
    @Nullable SftpServer sftp,
    List<String> sftpKeys,
    boolean paused) {
  /** Delivery to the party's own folder at the hub, which the hub's SFTP server serves as well. */
  public static final Channel FOLDER = new Channel(Delivery.FOLDER, null, null, List.of(), false);

  public enum Delivery {
    FOLDER,
    AS2,
    SFTP
  }

  /**
   * A party's AS2 settings (RFC 4130).
   *
   * @param id its AS2-From
   * @param url where it takes messages; null where it only sends
   * @param certificates PEM, each valid within its own window, so that a new certificate can be
   *     added before the old one expires
   * @param compress before signing (RFC 5402)
   * @param mdn how the hub asks for receipts of its messages
   * @param encryption the accepted methods; null means {@link Encryption#AUTHENTICATED}
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
    /** AS2 settings with the preferred encryption methods. */
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

    /** Whether the older methods are accepted, and used for the hub's own messages. */
    public boolean classic() {
      return encryption == Encryption.CLASSIC;
    }

    public enum Encryption {
      /** Keys by RSA-OAEP, content by AES-GCM, which reveals any change to the content. */
      AUTHENTICATED,
      /** Also keys by RSA with PKCS #1 v1.5 and content by AES-CBC, for older systems. */
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
   * @param hostKeys its public keys, each in the form of {@code authorized_keys}; the hub trusts no
   *     other key
   * @param outbox the folder from which the hub fetches files; null means that it fetches none
   * @param inbox the folder into which the hub writes files
   */
  public record SftpServer(
      String host,
      int port,
      String user,
      List<String> hostKeys,
      @Nullable String outbox,
      String inbox) {}
}
