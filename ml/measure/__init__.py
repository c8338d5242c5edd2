"""Every number the site or the README quotes, measured on pictures never trained on."""
