package io.grampus.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificate authority and the server's certificates; needed rarely. */
final class CertificateIssuer {
  static final Duration AUTHORITY_LASTS = Duration.ofDays(3650);
  static final Duration SERVER_LASTS = Duration.ofDays(397);

  /**
   * Certificates are good from before they were made: a machine may be set to a wrong time zone.
   */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  private static final X500Name AUTHORITY = new X500Name("CN=Grampus CA,O=Grampus");

  private final Instant now;

  CertificateIssuer(Instant now) {
    this.now = now;
  }

  static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  X509Certificate authority(KeyPair keys) throws GeneralSecurityException {
    try {
      var builder = builder(AUTHORITY, AUTHORITY, keys.getPublic(), AUTHORITY_LASTS);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      var usage = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
      builder.addExtension(Extension.keyUsage, true, usage);
      var utilities = new JcaX509ExtensionUtils();
      var identifier = utilities.createSubjectKeyIdentifier(keys.getPublic());
      builder.addExtension(Extension.subjectKeyIdentifier, false, identifier);
      return sign(builder, keys.getPrivate());
    } catch (CertIOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  X509Certificate server(
      PublicKey key, Collection<String> names, X509Certificate authority, PrivateKey authorityKey)
      throws GeneralSecurityException {
    try {
      var subject = new X500Name("CN=grampus");
      var builder = builder(issuer(authority), subject, key, SERVER_LASTS);
      extend(builder, KeyPurposeId.id_kp_serverAuth, authority);
      var alternatives = names.stream().map(CertificateIssuer::name).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
      return sign(builder, authorityKey);
    } catch (CertIOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  X509Certificate client(
      PublicKey key,
      X500Name subject,
      Duration lasts,
      X509Certificate authority,
      PrivateKey authorityKey)
      throws GeneralSecurityException {
    try {
      var builder = builder(issuer(authority), subject, key, lasts);
      extend(builder, KeyPurposeId.id_kp_clientAuth, authority);
      return sign(builder, authorityKey);
    } catch (CertIOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  static X500Name subject(String name, String unit) {
    var subject = new X500NameBuilder(BCStyle.INSTANCE);
    subject.addRDN(BCStyle.O, "Grampus").addRDN(BCStyle.OU, unit).addRDN(BCStyle.CN, name);
    return subject.build();
  }

  private static X500Name issuer(X509Certificate authority) {
    return X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
  }

  private static void extend(
      X509v3CertificateBuilder builder, KeyPurposeId purpose, X509Certificate authority)
      throws GeneralSecurityException, CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    var utilities = new JcaX509ExtensionUtils();
    var authorityId = utilities.createAuthorityKeyIdentifier(authority.getPublicKey());
    builder.addExtension(Extension.authorityKeyIdentifier, false, authorityId);
  }

  private X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Duration lasts) {
    var serial = new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
    var from = Date.from(now.minus(CLOCK_SKEW));
    var until = Date.from(now.plus(lasts));
    return new JcaX509v3CertificateBuilder(issuer, serial, from, until, subject, key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static GeneralName name(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return address
        ? new GeneralName(GeneralName.iPAddress, InetAddress.ofLiteral(name).getHostAddress())
        : new GeneralName(GeneralName.dNSName, name);
  }
}
