package weft.api.certificate;

import java.net.URI;

/** Where the world finds this hub, as paper says it. */
public record HubAddress(URI url) {
  String of(String path) {
    return url.toString().replaceFirst("/$", "") + path;
  }
}
