/** The demo's own OpenID Connect issuer, with the demo's logins. */
@NullMarked
package weft.deploy.issuer;

import org.jspecify.annotations.NullMarked;
