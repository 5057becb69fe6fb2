"""Learned numbers as data: small readable files, each naming its data, licence and script."""
